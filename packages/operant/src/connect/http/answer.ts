import { z } from 'zod'
import { isJsonType, isTextType } from './serialise.ts'
import type { WireAnswer } from './transport.ts'

/** For operations that answer with nothing but a status. */
export const statusOnly = z.object({ status: z.int() })

/** A value that a system gave and its own description does not allow: never a fact, and told as a matter of data quality. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer'
  readonly quality: { readonly path: string; readonly found: string; readonly expected: string }

  constructor(systems: string, path: string, found: string, expected: string) {
    super(`${systems} answered ${path === '' ? '' : `${path} `}${found}, expected ${expected}`)
    this.quality = { path, found, expected }
  }
}

/**
 * The content of an answer: JSON decoded, text as it is, anything else in base64; null where there is none.
 * @throws SyntaxError for broken JSON.
 */
export function contentOf(answer: WireAnswer): unknown {
  const type = answer.headers['content-type'] ?? 'application/json'
  if (answer.body.byteLength === 0) return isTextType(type) ? '' : null
  const text = Buffer.from(answer.body).toString('utf8')
  if (isJsonType(type)) return JSON.parse(text.replace(/^\uFEFF/, ''))
  return isTextType(type) ? text : Buffer.from(answer.body).toString('base64')
}

/** The answer without the credentials that it may repeat, before anything of it is looked at. */
export function cleaned(answer: WireAnswer, hidden: readonly string[]): WireAnswer {
  const type = answer.headers['content-type'] ?? 'application/json'
  if (!isJsonType(type) && !isTextType(type)) return answer
  const text = Buffer.from(answer.body).toString('utf8')
  const rest = withoutSecrets(text, hidden)
  return rest === text ? answer : { ...answer, body: Buffer.from(rest, 'utf8') }
}

export function withoutSecrets(text: string, hidden: readonly string[]): string {
  return hidden.reduce((rest, one) => rest.replaceAll(one, '[secret]'), text)
}

/** What of a value does not fit, as a path and two short words. No text of the value is repeated. */
export function problemOf(error: z.ZodError, value: unknown): { path: string; found: string; expected: string } {
  const [first] = error.issues
  const path = first?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('') ?? ''
  const inside = first?.path.reduce<unknown>((at, step) => fieldOf(at, step), value)
  return { path, found: kindOf(inside), expected: expectedBy(first) }
}

function fieldOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  return typeof value === 'string' ? `a text of ${value.length} characters` : 'an object'
}

/** zod's own words, which name the type, format or bound; those that could quote the value are left out. */
function expectedBy(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return issue.expected
  if (issue?.code === 'invalid_value') return `one of ${issue.values.slice(0, 8).map(String).join(', ')}`
  if (issue?.code === 'invalid_format') return `the format ${issue.format}`
  if (issue?.code === 'too_small') return `at least ${String(issue.minimum)}`
  if (issue?.code === 'too_big') return `at most ${String(issue.maximum)}`
  return 'what its description says'
}
