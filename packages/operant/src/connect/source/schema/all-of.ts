import { list, type Code } from '../layout.ts'
import { fieldCode, fieldsOf, objectOf, type Field, type FieldCode } from './object.ts'
import { isKeywords, listIn, narrows, piece, type Keywords, type Piece } from './piece.ts'
import type { SchemaWriter } from './schema-writer.ts'

export interface Parts {
  readonly fields: readonly Field[]
  readonly loose: boolean
}

/** Keywords beside `allOf` that describe one object. */
const objectWords = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'allOf',
  'minProperties',
  'maxProperties',
])

/** What must be of all kinds at once: objects as one object with all their fields, others as an intersection. */
export function allOfPiece(writer: SchemaWriter, schema: Keywords, depth: number): Piece {
  const { allOf: _, ...rest } = schema
  const members = [...listIn(schema, 'allOf'), ...(narrows(rest) ? [rest] : [])].filter(
    (member) => !isKeywords(member) || narrows(member) || typeof member['$ref'] === 'string',
  )
  const [only] = members
  if (members.length === 0) return piece('z.unknown()', 'unknown')
  if (members.length === 1) return writer.piece(only, depth + 1)
  const parts = partsOf(writer, members, new Set())
  return parts ? joined(writer, members, parts, depth) : intersection(writer, members, depth)
}

/** The fields of a plain object, with those of all that it is made of; undefined for anything else. */
export function objectFields(writer: SchemaWriter, schema: unknown): Parts | undefined {
  const found = partsOf(writer, [schema], new Set())
  return found && found.fields.length > 0 ? found : undefined
}

/** The fields of all members together; undefined where one of them is more than an object. */
function partsOf(writer: SchemaWriter, members: readonly unknown[], seen: ReadonlySet<unknown>): Parts | undefined {
  const fields = new Map<string, Field>()
  let loose = false
  for (const member of members) {
    const schema = writer.resolve(member)
    if (!isKeywords(schema) || seen.has(schema) || !isObject(schema)) return undefined
    const inner = partsOf(writer, listIn(schema, 'allOf'), new Set([...seen, schema]))
    if (!inner) return undefined
    loose ||= inner.loose || schema['additionalProperties'] === true || isKeywords(schema['additionalProperties'])
    for (const field of [...inner.fields, ...fieldsOf(schema)]) add(fields, field)
  }
  return { fields: [...fields.values()], loose }
}

function isObject(schema: Keywords): boolean {
  const words = Object.keys(schema).filter((word) => narrows({ [word]: true }))
  return words.every((word) => objectWords.has(word)) && (schema['type'] === undefined || schema['type'] === 'object')
}

/** Of a field that several name, the last description stands; required once is required. */
function add(fields: Map<string, Field>, field: Field): void {
  const before = fields.get(field.name)
  const said = before && field.schema === true ? before.schema : field.schema
  fields.set(field.name, { ...field, schema: said, required: field.required || before?.required === true })
}

function joined(writer: SchemaWriter, members: readonly unknown[], { fields, loose }: Parts, depth: number): Piece {
  const spreads = spreadsIn(writer, members)
  const written = fields.filter((field) => !spreads.some((one) => covers(one, field)))
  // The type names the fields that are spread as well.
  const types = fields.flatMap((field) => fieldCode(writer, field, depth) ?? [])
  const own = written.flatMap((field) => fieldCode(writer, field, depth) ?? [])
  const spread: readonly FieldCode[] = spreads.map(({ name }) => ({ code: `...${name}.shape`, type: '' }))
  const whole = objectOf([...spread, ...own], writer.recursive || loose ? 'loose' : 'strip')
  return { ...whole, type: objectOf(types, writer.recursive || loose ? 'loose' : 'strip').type }
}

interface Spread {
  readonly name: string
  readonly fields: readonly Field[]
}

/** Members whose fields can be taken from their name. */
function spreadsIn(writer: SchemaWriter, members: readonly unknown[]): readonly Spread[] {
  return members.flatMap((member) => {
    const reference = isKeywords(member) ? member['$ref'] : undefined
    if (typeof reference !== 'string' || !isKeywords(member) || Object.keys(member).length > 1) return []
    const shape = writer.shapeOf(reference)
    const parts = shape && partsOf(writer, [member], new Set())
    return shape && parts ? [{ name: shape.name, fields: parts.fields }] : []
  })
}

/** Whether what is spread has the very field, so that it need not be written again. */
function covers(spread: Spread, field: Field): boolean {
  return spread.fields.some(
    (one) => one.name === field.name && one.schema === field.schema && one.required === field.required,
  )
}

function intersection(writer: SchemaWriter, members: readonly unknown[], depth: number): Piece {
  const pieces = members.map((member) => writer.piece(member, depth + 1)).filter(({ type }) => type !== 'unknown')
  const [first, ...rest] = pieces
  if (!first) return piece('z.unknown()', 'unknown')
  // What one side drops would be missing on the other: each side keeps what it does not name.
  return rest.reduce<Piece>((all, next) => {
    const code: Code = list('z.intersection(', [all.code, keeping(next).code], ')')
    const notes = [...all.notes, ...next.notes]
    return piece(code, `(${all.type}) & (${keeping(next).type})`, notes, all.deferred || next.deferred)
  }, keeping(first))
}

/** An object that keeps the fields it does not name. */
export function keeping(made: Piece): Piece {
  if (made.object !== 'strip' && made.object !== 'strict') return made
  return { ...made, code: [made.code, '.loose()'], type: `{ [key: string]: unknown } & ${made.type}`, object: 'loose' }
}
