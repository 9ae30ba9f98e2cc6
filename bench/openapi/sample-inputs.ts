import { z } from 'zod'
import { textFor } from '../strict-server/answering/pattern.ts'

type Json = Readonly<Record<string, unknown>>

/** How inputs are made: the least that is required and plain, or all there is, with what is hard to write. */
export type Manner = 'least' | 'all'

export interface Place {
  /** Written as JSON, where nothing in a text means anything. */
  readonly json: boolean
  /** A header, which is not percent-encoded. */
  readonly header: boolean
  /** What separates members there, written as it is inside a member. */
  readonly separator: string
  /** Part of the path, which must not be empty. */
  readonly path: boolean
}

/** A value that a zod schema takes, or undefined where it may be left out and little is wanted. */
export function sampleOf(schema: z.ZodType, manner: Manner, place: Place): unknown {
  if (manner === 'least' && schema.safeParse(undefined).success) return undefined
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return valueOf(described, described, manner, place, 0)
}

function valueOf(schema: Json, root: Json, manner: Manner, place: Place, depth: number): unknown {
  const reference = schema['$ref']
  if (typeof reference === 'string' && depth > 12) return null
  if (typeof reference === 'string') return valueOf(referred(root, reference), root, manner, place, depth + 1)
  if (schema['const'] !== undefined) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'].at(manner === 'all' ? -1 : 0)
  const [all, any] = [listOf(schema['allOf']), listOf(schema['anyOf'] ?? schema['oneOf'])]
  const texts = all.filter(({ type }) => type === 'string')
  if (texts.length > 0) return valueOf(texts.at(-1) ?? {}, root, manner, place, depth + 1)
  if (all.length > 0)
    return Object.assign({}, ...all.map((part) => valueOf(part, root, manner, place, depth + 1))) as unknown
  const [kind] = any.filter(({ type }) => type !== 'null')
  if (kind) return valueOf(kind, root, manner, place, depth + 1)
  const types = [schema['type']].flat()
  switch (types.find((type) => type !== 'null')) {
    case 'string':
      return textOf(schema, manner, place, depth)
    case 'integer':
      return numberOf(schema, manner === 'all' ? 12 : 1, 1)
    case 'number':
      return numberOf(schema, manner === 'all' ? 12.5 : 1, 0.25)
    case 'boolean':
      return manner === 'all'
    case 'array':
      return arrayOf(schema, root, manner, place, depth)
    case 'object':
      return objectOf(schema, root, manner, place, depth)
    default:
      return place.json && manner === 'all' ? { any: ['thing', 1, null] } : 'thing'
  }
}

function referred(root: Json, reference: string): Json {
  return reference
    .split('/')
    .slice(1)
    .reduce<Json>((at, step) => (at[step] ?? {}) as Json, root)
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}

/** What is reserved somewhere: in a path, a query, a form, a header, JSON. */
const hard = 'a b/c?d#e&f=g+h%i;j:k@l!$\'()*"<>[]{}|\\^`~\u00E9'

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-05T08:00:00+01:00',
  date: '2026-01-05',
  uuid: '00000000-0000-4000-8000-000000000001',
  guid: '00000000-0000-4000-8000-000000000001',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  base64: Buffer.from([0, 1, 2, 0xff, 0x0d, 0x0a, 0x2d, 0x2d]).toString('base64'),
}

function textOf(schema: Json, manner: Manner, place: Place, depth: number): string {
  const { format, minLength: least, maxLength: most, pattern, contentEncoding } = schema
  const named =
    typeof format === 'string' ? formats[format] : contentEncoding === 'base64' ? formats['base64'] : undefined
  if (named !== undefined) return named
  if (typeof pattern === 'string') return matching(pattern)
  const all = `${hard}${place.header ? '' : ',\u{1F600}\n\t'}`
  const wide = manner === 'all' ? (depth > 0 ? all.replaceAll(place.separator, '') : all) : 'value'
  const length = typeof most === 'number' ? Math.min(most, wide.length) : wide.length
  return wide
    .slice(0, length)
    .toWellFormed()
    .padEnd(typeof least === 'number' ? least : 0, 'x')
    .trim()
}

function matching(pattern: string): string {
  const found = textFor(pattern)
  if (found === undefined) throw new Error(`no sample fits ${pattern}`)
  return found
}

function numberOf(schema: Json, wanted: number, step: number): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const least = Math.max(
    typeof minimum === 'number' ? minimum : -Infinity,
    typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : -Infinity,
  )
  const most = Math.min(
    typeof maximum === 'number' ? maximum : Infinity,
    typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : Infinity,
  )
  const value = Math.min(Math.max(wanted, least), most)
  return typeof multipleOf === 'number' ? Math.ceil(value / multipleOf) * multipleOf : value
}

function arrayOf(schema: Json, root: Json, manner: Manner, place: Place, depth: number): unknown {
  const items = (schema['items'] ?? {}) as Json
  const wanted = manner === 'all' && depth < 6 ? 2 : depth < 6 ? 1 : 0
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0
  const most = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : Infinity
  const one = valueOf(items, root, manner, place, depth + 1)
  return Array.from({ length: Math.min(Math.max(wanted, least), most) }, () => one)
}

function objectOf(schema: Json, root: Json, manner: Manner, place: Place, depth: number): unknown {
  const required = new Set(listOf(schema['required']) as unknown as string[])
  const fields = Object.entries((schema['properties'] ?? {}) as Json)
    .filter(([name]) => required.has(name) || ((manner === 'all' || place.path) && depth < 5))
    .map(([name, field]) => [name, valueOf(field as Json, root, manner, place, depth + 1)] as const)
  const others = schema['additionalProperties']
  const free = typeof others === 'object' && others !== null && fields.length === 0 && (manner === 'all' || place.path)
  const more = free ? [['other', valueOf(others as Json, root, manner, place, depth + 1)] as const] : []
  return Object.fromEntries([...fields, ...more])
}
