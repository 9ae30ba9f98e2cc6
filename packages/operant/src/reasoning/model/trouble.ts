import { APICallError } from 'ai'

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

export function providerTrouble(error: unknown, now: Date): Trouble {
  if (!APICallError.isInstance(error)) {
    const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
    return {
      reason: late ? 'the model took too long' : 'the answer of the model could not be read',
      again: true,
      worked: true,
    }
  }
  const { statusCode } = error
  if (statusCode === undefined)
    return { reason: 'the server of the model cannot be reached', again: true, worked: false }
  if (statusCode < 400) return { reason: 'the answer of the model could not be read', again: true, worked: true }
  const after = retryAfter(error.responseHeaders ?? {}, now)
  return {
    reason: `the server of the model answered ${statusCode}`,
    again: statusCode >= 500 || passing.has(statusCode),
    worked: false,
    ...(after === undefined ? {} : { after }),
  }
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
