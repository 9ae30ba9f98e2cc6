import type { ActionSpec, Values } from '../agent/capability.ts'
import { BadValue, encodeFact, schemaAt } from '../facts/fact.ts'
import { asJson, NotJson, type Json } from '../facts/json.ts'
import { Money } from '../facts/money.ts'
import type { NeedSpec } from '../facts/need.ts'
import { OutsideText, type KeptText } from '../facts/outside-text.ts'
import { z } from 'zod'

/** What reading an effect back showed. */
export type Finding =
  | { readonly kind: 'nothing' }
  /** `written` are the fields that say what was asked; the others are the system's own. */
  | { readonly kind: 'as expected'; readonly found: unknown; readonly written: readonly string[] }
  | { readonly kind: 'differs'; readonly found: unknown; readonly fields: readonly string[] }

/** Compares what the system holds with every field the contract expects. */
export function compare(spec: ActionSpec, inputs: Values, found: unknown): Finding {
  if (found === null || found === undefined) return { kind: 'nothing' }
  const expected = Object.entries(spec.expect(inputs))
  const fields = expected.filter(([field, value]) => !sameValue(value, fieldOf(found, field)))
  if (fields.length === 0) return { kind: 'as expected', found, written: expected.map(([field]) => field) }
  return {
    kind: 'differs',
    found,
    fields: fields.map(([field, value]) => `${field} is ${shown(fieldOf(found, field))}, expected ${shown(value)}`),
  }
}

function fieldOf(found: unknown, field: string): unknown {
  return typeof found === 'object' && found !== null && Object.hasOwn(found, field)
    ? (found as Values)[field]
    : undefined
}

/** Equal as values: money by amount and currency, dates by their moment, outside text by its digest. */
function sameValue(expected: unknown, found: unknown): boolean {
  if (Object.is(expected, found)) return true
  if (typeof expected !== 'object' || typeof found !== 'object' || expected === null || found === null) return false
  if (expected instanceof Money) return found instanceof Money && expected.equals(found)
  if (expected instanceof Date) return found instanceof Date && expected.getTime() === found.getTime()
  if (expected instanceof OutsideText) return found instanceof OutsideText && expected.digest === found.digest
  if (Object.getPrototypeOf(expected) !== Object.getPrototypeOf(found)) return false
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)])
  return [...keys].every((key) => sameValue(fieldOf(expected, key), fieldOf(found, key)))
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'string' || value instanceof Money || value instanceof OutsideText) return `"${String(value)}"`
  return value instanceof Date ? value.toISOString() : (JSON.stringify(plain(value)) ?? `a ${typeof value}`)
}

/** What the contract expects of each field, in JSON. */
export function expectedFields(spec: ActionSpec, inputs: Values): Readonly<Record<string, Json>> {
  const expected = Object.entries(spec.expect(inputs))
  return Object.fromEntries(expected.map(([field, value]) => [field, asJson(plain(value))]))
}

export type EncodedFound =
  | { readonly kind: 'fits'; readonly json: Json; readonly texts: ReadonlyMap<string, KeptText> }
  | { readonly kind: 'does not fit'; readonly reason: string }

/** The JSON of what was found: by the fact's schema where the action gives one, as it is otherwise. */
export function encodeFound(spec: ActionSpec, found: unknown): EncodedFound {
  try {
    const encoded = spec.gives ? encodeFact(spec.gives, found) : { json: asJson(plain(found)), texts: new Map() }
    return { kind: 'fits', ...encoded }
  } catch (error) {
    if (error instanceof BadValue || error instanceof NotJson) return { kind: 'does not fit', reason: error.message }
    throw error
  }
}

/** A value without a schema in JSON: outside text by its digest, for what it says is nothing to keep here. */
function plain(value: unknown): unknown {
  if (value instanceof Money) return value.toJSON()
  if (value instanceof Date) return value.toISOString()
  if (value instanceof OutsideText) return { outside: value.digest, length: value.length }
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]))
  }
  return value
}

/** Arguments as the journal keeps them: each by the schema of the need it serves. */
export function encodeArguments(
  needs: Readonly<Record<string, NeedSpec>>,
  values: Values,
): Readonly<Record<string, Json>> {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    const need = Object.hasOwn(needs, name) ? needs[name] : undefined
    if (!need) throw new BadValue(`"${name}" is none of the arguments (${Object.keys(needs).join(', ')})`)
    if (value === undefined) return []
    return [[name, encodeNeed(need, value)] as const]
  })
  return Object.fromEntries(entries)
}

function encodeNeed(need: NeedSpec, value: unknown): Json {
  const field = schemaAt(need.fact.schema, need.path) ?? need.fact.schema
  const schema = need.mode === 'all' ? z.array(field) : field
  return asJson(z.encode(schema, value))
}
