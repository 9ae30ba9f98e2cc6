import type { TroubleAbout } from '../../agent/say.ts'
import type { WireAnswer } from './transport.ts'

/** What a status means for whoever asked. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly blame?: string; readonly about?: TroubleAbout }
  /** `certain`: nothing happened. */
  | {
      readonly kind: 'later'
      readonly reason: string
      readonly after?: number
      readonly certain: boolean
      readonly about?: TroubleAbout
    }
  /** A write of which the answer does not say whether it was done. */
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Asked {
  readonly writes: boolean
  /** What each input is called by the system. */
  readonly names: ReadonlyMap<string, string>
  readonly now: number
  readonly systems: string
}

/** Longest pause that a system may ask for: an hour. */
const longest = 3_600_000

export function outcomeOf(answer: WireAnswer, asked: Asked): Outcome {
  const { status } = answer
  const { writes, systems } = asked
  const after = pauseOf(answer.headers['retry-after'], asked.now)
  const pause = after === undefined ? {} : { after }
  if (status >= 200 && status < 300) return { kind: 'done' }
  if (status === 429)
    return { kind: 'later', reason: `${systems} asks to slow down (429)`, ...pause, certain: true, about: 'limit' }
  if (status === 425)
    return { kind: 'later', reason: `${systems} wants to be asked again (425)`, certain: true, about: 'fault' }
  if (status >= 500 || status === 408) {
    const reason = `${systems} answered ${status}`
    if (status === 501 || status === 505) return { kind: 'refused', reason: `${reason}: it cannot do this` }
    return writes ? { kind: 'unknown', reason } : { kind: 'later', reason, ...pause, certain: false, about: 'fault' }
  }
  if (status >= 300 && status < 400) return moved(answer, asked)
  if (status === 401 || status === 403)
    return {
      kind: 'refused',
      reason: `${systems} does not accept our credentials for this (${status})`,
      about: 'credentials',
    }
  if ((status === 404 || status === 410) && !writes)
    return { kind: 'absent', reason: `${systems} has no such thing (${status})` }
  if (status < 200) return { kind: 'refused', reason: `${systems} answered ${status}` }
  return refusal(answer, asked)
}

/** Nobody is followed to another address: credentials and writes go nowhere else. */
function moved(answer: WireAnswer, { writes, systems }: Asked): Outcome {
  const { status } = answer
  const reason = `${systems} answered ${status} and names another address; correct the connector's`
  // Many answer a write that they have done by leading on to a page.
  return writes && status <= 303 ? { kind: 'unknown', reason } : { kind: 'refused', reason }
}

function refusal({ status, body }: WireAnswer, { names, systems }: Asked): Outcome {
  const said = saidIn(body)
  const blamed = [...names].filter(([, name]) => said.fields.has(name)).map(([input]) => input)
  const [blame] = blamed
  const codes = said.codes.length === 0 ? '' : ` (${said.codes.join(', ')})`
  const naming = blamed.length === 0 ? '' : `, and names ${blamed.join(', ')}`
  const reason = `${systems} refused with ${status}${codes}${naming}`
  return blame !== undefined && blamed.length === 1 ? { kind: 'refused', reason, blame } : { kind: 'refused', reason }
}

interface SaidInError {
  /** Short marks such as `out_of_stock`: sentences are words from outside, and stay out of reasons. */
  readonly codes: readonly string[]
  readonly fields: ReadonlySet<string>
}

const codeWords = new Set(['code', 'error', 'type', 'reason', 'errorCode', 'error_code', 'name', 'status'])
const fieldWords = new Set([
  'field',
  'param',
  'parameter',
  'property',
  'pointer',
  'path',
  'loc',
  'attribute',
  'name',
  'in',
  'instancePath',
])

function saidIn(body: Uint8Array): SaidInError {
  const codes = new Set<string>()
  const fields = new Set<string>()
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 6) return
    if (Array.isArray(value)) return value.slice(0, 50).forEach((one) => look(one, depth + 1))
    for (const [name, inner] of Object.entries(value)) {
      if (codeWords.has(name) && typeof inner === 'string' && /^[A-Za-z][\w.:-]{0,47}$/.test(inner)) codes.add(inner)
      if (fieldWords.has(name)) for (const field of namesIn(inner)) fields.add(field)
      // `{"errors": {"quantity": ["must be positive"]}}`
      if (name === 'errors' && typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        for (const field of Object.keys(inner)) fields.add(field)
      look(inner, depth + 1)
    }
  }
  try {
    if (body.byteLength <= 200_000) look(JSON.parse(Buffer.from(body).toString('utf8')), 0)
  } catch {
    return { codes: [], fields }
  }
  return { codes: [...codes].slice(0, 2), fields }
}

/** `/data/quantity`, `body.quantity`, `["body", "quantity"]`: each step may be a field's name. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  return typeof value === 'string' && value.length <= 200 ? [value, ...value.split(/[/.[\]]+/)] : []
}

/** Milliseconds that a system asks to wait: seconds, or a date. */
function pauseOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const asked = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(asked) ? Math.min(longest, Math.max(0, asked)) : undefined
}
