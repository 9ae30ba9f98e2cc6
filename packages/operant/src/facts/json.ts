import { hash } from 'node:crypto'

/** A value that survives JSON unchanged: what the journal, hashes and identities are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Thrown where something that is not JSON would have to be stored; names the path to it. */
export class NotJson extends Error {
  override readonly name = 'NotJson'
  readonly path: string

  constructor(path: string, found: string) {
    super(`${path || 'the value'} is ${found}, which JSON cannot carry; give the field a schema that encodes it`)
    this.path = path
  }
}

/** Returns `value` typed as JSON, or throws `NotJson` naming the first field that is not. */
export function asJson(value: unknown, path = ''): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value
    throw new NotJson(path, String(value))
  }
  if (Array.isArray(value)) return value.map((item, index) => asJson(item, `${path}[${index}]`))
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined)
    return Object.fromEntries(entries.map(([key, field]) => [key, asJson(field, path ? `${path}.${key}` : key)]))
  }
  throw new NotJson(path, typeof value === 'object' ? `a ${value.constructor.name}` : `of type ${typeof value}`)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** One text for equal values: keys sorted, strings in Unicode NFC. Equal texts mean equal values. */
export function canonical(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** SHA-256 of the canonical text, in hexadecimal. */
export function hashOf(value: Json): string {
  return hash('sha256', canonical(value))
}

/** Whether two JSON values are the same value. */
export function sameJson(one: Json, other: Json): boolean {
  return one === other || canonical(one) === canonical(other)
}

/** A place in a list, counted from 0, as a path names it. */
const place = /^(?:0|[1-9]\d{0,6})$/

/** The value at `path` inside `value`, or `undefined` where the path leaves it. Own properties only; members of lists by their place. */
export function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  let current: Json | undefined = value
  for (const key of path) {
    if (current === null || typeof current !== 'object') return undefined
    if (isList(current)) current = place.test(key) ? current[Number(key)] : undefined
    else current = Object.hasOwn(current, key) ? current[key] : undefined
  }
  return current
}
