import { list, remarked, type Code } from '../layout.ts'
import { comment, key, text } from '../literal.ts'
import { allOfPiece, keeping } from './all-of.ts'
import { fieldsOf } from './object.ts'
import { isKeywords, keywordsIn, listIn, narrows, piece, textIn, type Keywords, type Piece } from './piece.ts'
import type { SchemaWriter } from './schema-writer.ts'

/** What is of one kind, or of several, of those that are listed. */
export function unionPiece(writer: SchemaWriter, schema: Keywords, word: 'oneOf' | 'anyOf', depth: number): Piece {
  const rest = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== word && name !== 'discriminator'))
  const kinds = listIn(schema, word)
  const nullable = kinds.some(isNull)
  const members = kinds.filter((kind) => !isNull(kind))
  const besides = narrowsBesides(rest)
  const union = ofKinds(writer, schema, members, depth)
  const whole = besides ? allOfPiece(writer, { allOf: [rest, { [word]: kinds }] }, depth + 1) : union
  return nullable && !besides ? { ...whole, code: [whole.code, '.nullable()'], type: `${whole.type} | null` } : whole
}

/** `type: object` beside the kinds says nothing that they do not say. */
function narrowsBesides(rest: Keywords): boolean {
  const { type: _, ...others } = rest
  return narrows(others)
}

function isNull(kind: unknown): boolean {
  return isKeywords(kind) && (kind['type'] === 'null' || kind['const'] === null)
}

function ofKinds(writer: SchemaWriter, schema: Keywords, members: readonly unknown[], depth: number): Piece {
  const [only] = members
  if (members.length === 0) return piece('z.null()', 'null')
  if (members.length === 1) return writer.piece(only, depth + 1)
  const told = discriminated(writer, schema, members, depth)
  if (told) return told
  const pieces = members.map((member) => keeping(writer.piece(member, depth + 1)))
  if (pieces.some(({ type }) => type === 'unknown'))
    return piece('z.unknown()', 'unknown', ['of several kinds, not checked'])
  const items = pieces.map(({ code, notes }) =>
    remarked(
      notes.map((note) => comment(note, 140)),
      code,
    ),
  )
  const type = pieces.map((one) => `(${one.type})`).join(' | ')
  return piece(
    list('z.union([', items, '])'),
    type,
    [],
    pieces.some(({ deferred }) => deferred),
  )
}

/** Kinds that one field tells apart, each by values of its own. */
function discriminated(
  writer: SchemaWriter,
  schema: Keywords,
  members: readonly unknown[],
  depth: number,
): Piece | undefined {
  const field = textIn(keywordsIn(schema, 'discriminator'), 'propertyName')
  if (field === undefined || field === '__proto__' || writer.recursive) return undefined
  const mapping = Object.entries(keywordsIn(keywordsIn(schema, 'discriminator'), 'mapping'))
  const used = new Set<string>()
  const items: Code[] = []
  const types: string[] = []
  for (const member of members) {
    const made = writer.piece(member, depth + 1)
    const own = ownValues(writer, member, field)
    const mapped = mapping.flatMap(([value, target]) => (leadsTo(member, target) ? [value] : []))
    const values = own.length > 0 ? own : mapped
    const clash = values.some((value) => used.has(value))
    if (!made.object || values.length === 0 || clash || !isRequired(writer, member, field)) return undefined
    for (const value of values) used.add(value)
    items.push(own.length > 0 ? made.code : [made.code, `.extend({ ${key(field)}: ${literals(values)} })`])
    types.push(`(${made.type})`)
  }
  return piece([`z.discriminatedUnion(${text(field)}, `, list('[', items, ']'), ')'], types.join(' | '))
}

function literals(values: readonly string[]): string {
  return values.length === 1 ? `z.literal(${text(values[0] ?? '')})` : `z.enum([${values.map(text).join(', ')}])`
}

/** A mapping names a kind by reference, or by its bare name. */
function leadsTo(member: unknown, target: unknown): boolean {
  const reference = textIn(member, '$ref')
  return reference !== undefined && (reference === target || reference.endsWith(`/${String(target)}`))
}

function fieldIn(writer: SchemaWriter, member: unknown, field: string) {
  const schema = writer.resolve(member)
  return isKeywords(schema) ? fieldsOf(schema).find(({ name }) => name === field) : undefined
}

function isRequired(writer: SchemaWriter, member: unknown, field: string): boolean {
  return fieldIn(writer, member, field)?.required === true
}

/** The closed set that the field has in a kind. */
function ownValues(writer: SchemaWriter, member: unknown, field: string): readonly string[] {
  const schema = writer.resolve(fieldIn(writer, member, field)?.schema)
  if (!isKeywords(schema)) return []
  const values = Object.hasOwn(schema, 'const') ? [schema['const']] : listIn(schema, 'enum')
  return values.every((value) => typeof value === 'string') ? values : []
}
