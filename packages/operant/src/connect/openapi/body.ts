import { list, remarked, type Code } from '../source/layout.ts'
import { comment, key, literal, text } from '../source/literal.ts'
import type { UniqueNames } from '../source/names.ts'
import { objectFields } from '../source/schema/all-of.ts'
import type { Field } from '../source/schema/object.ts'
import { isKeywords, keywordsIn, narrows, textIn, typesOf, type Keywords } from '../source/schema/piece.ts'
import type { SchemaWriter } from '../source/schema/schema-writer.ts'
import { isJsonType, isTextType } from '../http/serialise.ts'
import { inputName, knownStyle, needOf, type Input } from './inputs.ts'

export interface RequestBody {
  readonly inputs: readonly Input[]
  /** The value of `body`. */
  readonly code: Code
}

/** Most fields of a body that become inputs of their own. */
const mostFields = 40

const formTypes = ['multipart/form-data', 'application/x-www-form-urlencoded']

/** The body of an operation: each field of an object is an input of its own, anything else is one input. */
export function bodyOf(body: Keywords, writer: SchemaWriter, names: UniqueNames): RequestBody | undefined {
  const content = keywordsIn(body, 'content')
  const type = preferred(Object.keys(content))
  if (type === undefined) return undefined
  const media = keywordsIn(content, type)
  const schema = media['schema'] ?? (isJsonType(type) ? true : bytesOrText(type))
  const required = body['required'] === true
  const besides = Object.keys(content).filter((one) => one !== type)
  const notes = besides.length === 0 ? [] : [comment(`also taken: ${besides.join(', ')}`)]
  const fields = isJsonType(type) || formTypes.includes(essenceOf(type)) ? fieldsIn(schema, writer) : undefined
  const made = fields
    ? ofFields(type, fields, required, media, writer, names)
    : whole(type, schema, required, media, writer, names)
  return { ...made, code: remarked(notes, ['body: ', made.code]) }
}

function essenceOf(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}

/** JSON where it is taken, then forms, then text, then bytes. */
function preferred(types: readonly string[]): string | undefined {
  const ranks: readonly ((type: string) => boolean)[] = [
    (type) => essenceOf(type) === 'application/json',
    isJsonType,
    (type) => formTypes.includes(essenceOf(type)),
    isTextType,
    () => true,
  ]
  return ranks.map((fits) => types.find(fits)).find((type) => type !== undefined)
}

function bytesOrText(type: string): Keywords {
  return isTextType(type) ? { type: 'string' } : { type: 'string', format: 'binary' }
}

/** A type that can be sent: a range stands for JSON, or for bytes. */
function sendable(type: string, schema: unknown): string {
  if (!type.includes('*')) return type
  return isKeywords(schema) && schema['format'] === 'binary' ? 'application/octet-stream' : 'application/json'
}

/** The fields of a plain object; undefined for anything else, and where fields that are not named may be sent. */
function fieldsIn(schema: unknown, writer: SchemaWriter): readonly Field[] | undefined {
  const resolved = writer.resolve(schema)
  if (!isKeywords(resolved) || resolved['nullable'] === true || typesOf(resolved).includes('null')) return undefined
  const found = objectFields(writer, schema)
  const fields = found?.fields.filter(({ name, schema: field }) => name !== '__proto__' && !isReadOnly(field))
  return found && !found.loose && fields && fields.length > 0 && fields.length <= mostFields ? fields : undefined
}

function isReadOnly(schema: unknown): boolean {
  return isKeywords(schema) && schema['readOnly'] === true
}

function ofFields(
  type: string,
  fields: readonly Field[],
  required: boolean,
  media: Keywords,
  writer: SchemaWriter,
  names: UniqueNames,
) {
  const inputs = fields.map((field) => {
    const name = nameOf(field.name, names)
    const sent = asSent(type, field, media, writer)
    const need = needOf(
      name,
      sent.schema,
      required && field.required,
      writer,
      isKeywords(field.schema) ? field.schema : {},
    )
    return { name, wire: field.name, need, encoding: sent.encoding }
  })
  const plain = inputs.every(({ name, wire }) => name === wire)
  const mapped: readonly Code[] = inputs.map(({ name, wire }) => `${key(name)}: ${text(wire)}`)
  const encoding = inputs.flatMap(({ wire, encoding: one }): Code[] => (one ? [[`${key(wire)}: `, one]] : []))
  return {
    inputs,
    code: list(
      '{ ',
      [
        `type: ${text(type)}`,
        ...(required && fields.every((field) => !field.required) ? ['required: true'] : []),
        plain
          ? [
              'fields: ',
              list(
                '[',
                inputs.map(({ name }) => text(name)),
                ']',
              ),
            ]
          : ['fields: ', list('{ ', mapped, ' }')],
        ...(encoding.length === 0 ? [] : [['encoding: ', list('{ ', encoding, ' }')]]),
      ],
      ' }',
    ),
  }
}

/** A name that a parameter has already is said to be that of the body. */
function nameOf(wire: string, names: UniqueNames): string {
  const name = inputName(wire, 'field')
  return names.has(name) ? names.take(`${name}InBody`) : names.take(name)
}

/** A field as it is sent in a form: which are bytes, and what the document says of its writing. */
function asSent(
  type: string,
  field: Field,
  media: Keywords,
  writer: SchemaWriter,
): { schema: unknown; encoding: Code | undefined } {
  if (isJsonType(type)) return { schema: field.schema, encoding: undefined }
  const own = keywordsIn(keywordsIn(media, 'encoding'), field.name)
  const [contentType] = (textIn(own, 'contentType') ?? '').split(',').map((one) => one.trim())
  const bytes = essenceOf(type) === 'multipart/form-data' && isBytes(writer, field.schema, contentType)
  const named = contentType === undefined || contentType === '' || contentType.includes('*') ? undefined : contentType
  // Before 3.1 a style says nothing about the parts of a multipart body.
  const styled = essenceOf(type) !== 'multipart/form-data' || (!bytes && writer.since31)
  const written = {
    ...(bytes ? { bytes: true } : {}),
    ...(named === undefined ? {} : { type: named }),
    ...(styled && knownStyle(own['style'], 'query') ? { style: own['style'] } : {}),
    ...(styled && typeof own['explode'] === 'boolean' ? { explode: own['explode'] } : {}),
    ...(styled && own['allowReserved'] === true ? { allowReserved: true } : {}),
  }
  const isList =
    isKeywords(writer.resolve(field.schema)) && typesOf(writer.resolve(field.schema) as Keywords).includes('array')
  const file = { type: 'string', format: 'binary', ...saidBy(field.schema) }
  const schema = bytes ? (isList ? { type: 'array', items: file } : file) : field.schema
  return { schema, encoding: Object.keys(written).length === 0 ? undefined : literal(written) }
}

function saidBy(schema: unknown): Keywords {
  const description = textIn(schema, 'description')
  return description === undefined ? {} : { description }
}

/** Bytes are `format: binary`, or since 3.1 content of another type than text. */
function isBytes(writer: SchemaWriter, schema: unknown, contentType: string | undefined): boolean {
  const resolved = writer.resolve(schema)
  if (!isKeywords(resolved)) return contentType !== undefined && contentType !== '' && !isJsonType(contentType)
  if (typesOf(resolved).includes('array')) return isBytes(writer, resolved['items'], contentType)
  const media = textIn(resolved, 'contentMediaType')
  if (resolved['format'] === 'binary') return true
  if (media !== undefined) return !isTextType(media) && !isJsonType(media) && resolved['contentEncoding'] === undefined
  // What has no type is bytes, unless another type is named.
  const untyped = !narrows(resolved) && (resolved['contentEncoding'] ?? media) === undefined
  return (
    untyped &&
    (contentType === undefined || contentType === '' || !(isJsonType(contentType) || isTextType(contentType)))
  )
}

function whole(
  type: string,
  schema: unknown,
  required: boolean,
  media: Keywords,
  writer: SchemaWriter,
  names: UniqueNames,
) {
  const name = names.take(names.has('body') ? 'content' : 'body')
  const sent = sendable(type, writer.resolve(schema))
  const raw = !isJsonType(sent) && !isTextType(sent) && !formTypes.includes(essenceOf(sent))
  const carried = raw ? { type: 'string', format: 'binary' } : isTextType(sent) ? { type: 'string' } : schema
  const encoding = formTypes.includes(essenceOf(sent)) ? wholeEncoding(sent, schema, media, writer) : []
  const parts: readonly Code[] = [
    `type: ${text(sent)}`,
    `from: ${text(name)}`,
    ...(raw ? ['bytes: true'] : []),
    ...(encoding.length === 0 ? [] : [['encoding: ', list('{ ', encoding, ' }')]]),
  ]
  const need = needOf(name, carried, required, writer, isKeywords(schema) ? schema : {})
  return { inputs: [{ name, need }], code: list('{ ', parts, ' }') }
}

function wholeEncoding(type: string, schema: unknown, media: Keywords, writer: SchemaWriter): readonly Code[] {
  const resolved = writer.resolve(schema)
  return Object.entries(keywordsIn(resolved, 'properties')).flatMap(([name, field]): Code[] => {
    const { encoding } = asSent(type, { name, schema: field, required: false }, media, writer)
    return encoding === undefined ? [] : [[`${key(name)}: `, encoding]]
  })
}
