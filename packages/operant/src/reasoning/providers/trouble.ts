/** Why a provider could not be asked, in words of our own: what it wrote could carry the prompt, or a key. */
export interface Trouble {
  readonly reason: string
  readonly again: boolean
  /** Whether the model may have worked on it, so that it has to be paid for. */
  readonly worked: boolean
  /** Milliseconds that the provider asks to wait. */
  readonly after?: number
}

const passing = new Set([408, 409, 425, 429])

/** What servers say more closely, of which something can be told. Anything else they write is not repeated. */
const known: Readonly<Record<string, string>> = {
  insufficient_quota: 'the credit of its account is used up',
  context_length_exceeded: 'the question is longer than the model can read',
  model_not_found: 'it does not know the model',
}

const byStatus: Readonly<Record<number, string>> = {
  400: 'it takes the question for a mistake',
  401: 'it does not take the key',
  402: 'its account has no credit',
  403: 'the key may not be used for this',
  404: 'it does not know the address or the model',
  413: 'the question is too long',
  429: 'it is asked too often',
}

/** What an error of a provider's package comes to. */
export function providerTrouble(error: unknown, now: Date): Trouble {
  const call = asCallError(error)
  if (!call) return { reason: whyUnread(error), again: true, worked: true }
  const { statusCode, code, headers } = call
  if (statusCode === undefined)
    return { reason: 'the server of the model cannot be reached', again: true, worked: false }
  if (statusCode < 300) return { reason: 'the answer of the model could not be read', again: true, worked: true }
  const why = (code && known[code]) ?? byStatus[statusCode]
  const after = retryAfter(headers, now)
  return {
    reason: `the server of the model answered ${statusCode}${why === undefined ? '' : `: ${why}`}`,
    again: code !== 'insufficient_quota' && (statusCode >= 500 || passing.has(statusCode)),
    worked: false,
    ...(after === undefined ? {} : { after }),
  }
}

function whyUnread(error: unknown): string {
  const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  return late ? 'the model took too long' : 'the answer of the model could not be read'
}

interface CallError {
  readonly statusCode: number | undefined
  readonly code: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** An error of the AI SDK about a call, told by its name: several copies of its package may be installed. */
function asCallError(error: unknown): CallError | undefined {
  if (!(error instanceof Error) || error.name !== 'AI_APICallError') return undefined
  const { statusCode, responseHeaders, data } = error as {
    readonly statusCode?: number
    readonly responseHeaders?: Readonly<Record<string, string>>
    readonly data?: { readonly error?: { readonly code?: unknown } }
  }
  const code = data?.error?.code
  return { statusCode, code: typeof code === 'string' ? code : undefined, headers: responseHeaders ?? {} }
}

/** Longest wait that a provider may impose, in milliseconds. */
const longest = 3_600_000

function retryAfter(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const seconds = headers['retry-after'] ?? ''
  const milliseconds =
    headers['retry-after-ms'] ?? (/^\d+(\.\d+)?$/.test(seconds) ? String(Number(seconds) * 1_000) : '')
  const wait = milliseconds === '' ? Date.parse(seconds) - now.getTime() : Number(milliseconds)
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, longest) : undefined
}
