import { hash } from 'node:crypto'
import { fieldNames, Unsendable, type BodyPlace, type FieldWriting } from './operation.ts'
import { contentText, isJsonType, pairsOf, percent, plainPairsOf, scalarText } from './serialise.ts'

export interface Body {
  readonly type: string
  readonly bytes: Uint8Array
}

type Inputs = Readonly<Record<string, unknown>>

/** The body that the inputs make; undefined where they give none. */
export function bodyOf(place: BodyPlace<string>, inputs: Inputs): Body | undefined {
  const value = place.fields ? fieldsOf(place.fields, inputs, place.required === true) : inputs[place.from ?? '']
  if (value === undefined) return undefined
  const [essence = ''] = place.type.toLowerCase().split(';')
  if (place.bytes) return { type: place.type, bytes: decoded(value) }
  if (isJsonType(place.type)) return text(place.type, JSON.stringify(value))
  if (essence === 'application/x-www-form-urlencoded') return text(place.type, form(fieldsIn(value), place))
  if (essence === 'multipart/form-data') return multipart(fieldsIn(value), place)
  return text(place.type, scalarText(value))
}

/** The fields that have a value; undefined where none has, so that no empty body is made up. */
function fieldsOf(
  fields: NonNullable<BodyPlace<string>['fields']>,
  inputs: Inputs,
  required: boolean,
): Inputs | undefined {
  const given = [...fieldNames(fields)].flatMap(([input, name]) => {
    const value = Object.hasOwn(inputs, input) ? inputs[input] : undefined
    return value === undefined ? [] : [[name, value] as const]
  })
  return given.length === 0 && !required ? undefined : Object.fromEntries(given)
}

function fieldsIn(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unsendable('only an object can be sent as a form')
  return Object.entries(value).filter(([, field]) => field !== undefined && field !== null)
}

function text(type: string, value: string): Body {
  return { type, bytes: Buffer.from(value, 'utf8') }
}

function decoded(value: unknown): Buffer {
  if (typeof value !== 'string') throw new Unsendable('expected its bytes in base64')
  return Buffer.from(value, 'base64')
}

function form(fields: readonly (readonly [string, unknown])[], place: BodyPlace<string>): string {
  const pairs = fields.flatMap(([name, value]) => {
    const writing = writingOf(place, name)
    if (isStyled(writing)) return pairsOf(name, value, writing)
    const members = Array.isArray(value) ? value : [value]
    return members.map((one) => [percent(name), percent(partText(one, writing))] as const)
  })
  // A space is a plus in a form.
  return pairs.map((pair) => pair.join('=').replaceAll('%20', '+')).join('&')
}

/** With a style a value is written as in a query, whatever its type. */
function isStyled({ style, explode, allowReserved }: FieldWriting): boolean {
  return (style ?? explode ?? allowReserved) !== undefined
}

function writingOf(place: BodyPlace<string>, name: string): FieldWriting {
  const { encoding } = place
  return (encoding && Object.hasOwn(encoding, name) ? encoding[name] : undefined) ?? {}
}

/** What is no scalar is JSON, unless another type is named. */
function partText(value: unknown, { type }: FieldWriting): string {
  if (type !== undefined && !isJsonType(type)) return scalarText(value)
  return typeof value === 'object' || type !== undefined ? contentText(value, 'application/json') : scalarText(value)
}

interface Part {
  readonly head: string
  readonly bytes: Buffer
}

function multipart(fields: readonly (readonly [string, unknown])[], place: BodyPlace<string>): Body {
  const parts = fields.flatMap(([name, value]) => {
    const writing = writingOf(place, name)
    if (isStyled(writing)) return plainPairsOf(name, value, writing).map(([own, written]) => partOf(own, written, {}))
    const members = Array.isArray(value) ? value : [value]
    return members.map((one) => partOf(name, one, writing))
  })
  const boundary = boundaryOf(parts)
  const bytes = Buffer.concat([
    ...parts.flatMap(({ head, bytes: content }) => [
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`, 'utf8'),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return { type: `multipart/form-data; boundary=${boundary}`, bytes }
}

function partOf(name: string, value: unknown, writing: FieldWriting): Part {
  const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const disposition = `Content-Disposition: form-data; name="${quoted}"`
  if (writing.bytes) {
    const type = writing.type ?? 'application/octet-stream'
    return { head: `${disposition}; filename="${quoted}"\r\nContent-Type: ${type}`, bytes: decoded(value) }
  }
  const type = writing.type ?? (typeof value === 'object' ? 'application/json' : undefined)
  const head = type === undefined ? disposition : `${disposition}\r\nContent-Type: ${type}`
  return { head, bytes: Buffer.from(partText(value, writing), 'utf8') }
}

/** Made of the content, so that the same call is the same bytes; none that stands in the content. */
function boundaryOf(parts: readonly Part[]): string {
  const all = Buffer.concat(parts.flatMap(({ head, bytes }) => [Buffer.from(head), bytes]))
  for (let round = 0; ; round += 1) {
    const boundary = `operant-${hash('sha256', `${round} ${hash('sha256', all)}`).slice(0, 32)}`
    if (!all.includes(boundary)) return boundary
  }
}
