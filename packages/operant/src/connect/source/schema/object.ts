import { list, remarked, type Code } from '../layout.ts'
import { comment, key } from '../literal.ts'
import { isKeywords, keywordsIn, listIn, piece, textIn, type Keywords, type Piece } from './piece.ts'
import type { SchemaWriter } from './schema-writer.ts'

export interface Field {
  readonly name: string
  readonly schema: unknown
  readonly required: boolean
}

/** The fields that an object's own keywords name. */
export function fieldsOf(schema: Keywords): readonly Field[] {
  const properties = keywordsIn(schema, 'properties')
  const required = new Set(listIn(schema, 'required').filter((one) => typeof one === 'string'))
  const unnamed = [...required].filter((name) => !Object.hasOwn(properties, name))
  return [
    ...Object.entries(properties).map(([name, field]) => ({ name, schema: field, required: required.has(name) })),
    ...unnamed.map((name) => ({ name, schema: true, required: true })),
  ]
}

export interface FieldCode {
  readonly code: Code
  readonly type: string
}

/** A field of an object; undefined for one that no object can safely have. */
export function fieldCode(writer: SchemaWriter, field: Field, depth: number): FieldCode | undefined {
  const { name, schema } = field
  if (name === '__proto__') return undefined
  const made = writer.piece(schema, depth + 1)
  // The system sets it, or never shows it: in one of the two directions it is absent.
  const oneWay = isKeywords(schema) && (schema['readOnly'] === true || schema['writeOnly'] === true)
  const required = field.required && !oneWay
  const code: Code = required ? made.code : [made.code, '.optional()']
  const said = textIn(schema, 'description') ?? ''
  const above = [
    ...(said.trim() === '' ? [] : [comment(said, 140)]),
    ...(oneWay
      ? [comment(isKeywords(schema) && schema['readOnly'] === true ? 'set by the system' : 'never shown')]
      : []),
    ...made.notes.map((note) => comment(note, 140)),
  ]
  return {
    code: remarked(above, made.deferred ? [`get ${key(name)}() { return `, code, ' }'] : [`${key(name)}: `, code]),
    type: required ? `${key(name)}: ${made.type}` : `${key(name)}?: ${made.type} | undefined`,
  }
}

/** An object with these fields; `rest` says what its other fields are. */
export function objectOf(fields: readonly FieldCode[], kind: 'strip' | 'loose' | 'strict', rest?: Piece): Piece {
  const open = kind === 'loose' ? 'z.looseObject({ ' : kind === 'strict' ? 'z.strictObject({ ' : 'z.object({ '
  const code = list(
    open,
    fields.map((field) => field.code),
    ' })',
  )
  const index = kind === 'loose' || rest ? ['[key: string]: unknown'] : []
  const type = `{ ${[...index, ...fields.map((field) => field.type)].join('; ')} }`
  const whole: Code = rest ? [code, list('.catchall(', [rest.code], ')')] : code
  return { ...piece(whole, type, rest?.notes, rest?.deferred), object: rest ? 'catchall' : kind }
}

export function objectPiece(writer: SchemaWriter, schema: Keywords, depth: number): Piece {
  const fields = fieldsOf(schema).flatMap((field) => fieldCode(writer, field, depth) ?? [])
  const others = schema['additionalProperties'] ?? schema['unevaluatedProperties']
  const patterned = Object.hasOwn(schema, 'patternProperties')
  if (fields.length === 0) return recordPiece(writer, patterned ? true : others, depth)
  if (writer.recursive || patterned) return objectOf(fields, 'loose')
  if (others === false) return objectOf(fields, 'strict')
  if (others === true) return objectOf(fields, 'loose')
  return isKeywords(others) ? withRest(writer, fields, others, depth) : objectOf(fields, 'strip')
}

function withRest(writer: SchemaWriter, fields: readonly FieldCode[], others: Keywords, depth: number): Piece {
  const rest = writer.piece(others, depth + 1)
  return rest.type === 'unknown' ? objectOf(fields, 'loose') : objectOf(fields, 'strip', rest)
}

/** An object of which no field is named. */
function recordPiece(writer: SchemaWriter, others: unknown, depth: number): Piece {
  if (others === false) return { ...objectOf([], 'strict') }
  const values = writer.piece(others ?? true, depth + 1)
  const type = values.type === 'unknown' ? '{ [key: string]: unknown }' : `{ [key: string]: ${values.type} }`
  return piece(['z.record(z.string(), ', values.code, ')'], type, values.notes, values.deferred)
}
