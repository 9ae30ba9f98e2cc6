import { Unsendable, type Writing } from './operation.ts'

/** A name and a value as they stand in a query, a form or a cookie, percent-encoded. */
export type Pair = readonly [name: string, value: string]

type Scalar = string | number | boolean | bigint
type Shape =
  | { readonly kind: 'absent' }
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, string])[] }

/** Everything but unreserved characters is percent-encoded (RFC 3986). */
export function percent(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, hex)
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

/**
 * Reserved characters and percent triplets pass (RFC 6570, 3.2.3), but for those that would end the value where it
 * stands: `#`, `[`, `]`, `&` and `+` are encoded, and mean the same to whoever decodes them.
 */
function reserved(text: string): string {
  return text.replaceAll(/%[\dA-Fa-f]{2}|[^%]|%/gu, (one) => {
    if (one.length === 3 && one.startsWith('%')) return one
    return /[:/?@!$'()*,;=]/.test(one) ? one : percent(one)
  })
}

function shapeOf(value: unknown): Shape {
  if (value === undefined || value === null) return { kind: 'absent' }
  if (Array.isArray(value)) {
    const texts = value.filter((one) => one !== undefined && one !== null).map(scalarText)
    return texts.length === 0 ? { kind: 'absent' } : { kind: 'list', texts }
  }
  if (isObject(value)) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined && field !== null)
      .map(([name, field]) => [name, scalarText(field)] as const)
    return fields.length === 0 ? { kind: 'absent' } : { kind: 'object', fields }
  }
  return { kind: 'scalar', text: scalarText(value) }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}

/** @throws Unsendable for a value inside a value, of which no style says how it is written. */
export function scalarText(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (isScalar(value)) return String(value)
  throw new Unsendable('a list or an object inside another cannot be written in this style')
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value)
}

/** The value of a path parameter, in place of its braces; undefined where there is none. */
export function pathText(name: string, value: unknown, writing: Writing): string | undefined {
  if (writing.content !== undefined) return percent(contentText(value, writing.content))
  const { style = 'simple', explode = style === 'form' } = writing
  const shape = shapeOf(value)
  if (shape.kind === 'absent') return undefined
  if (style === 'matrix') return matrix(percent(name), shape, explode)
  const written = plain(shape, explode, style === 'label' && explode ? '.' : ',', percent)
  return style === 'label' ? `.${written}` : written
}

function matrix(name: string, shape: Shape, explode: boolean): string {
  if (shape.kind === 'scalar') return shape.text === '' ? `;${name}` : `;${name}=${percent(shape.text)}`
  if (!explode || shape.kind === 'absent') return `;${name}=${plain(shape, false, ',', percent)}`
  const named = shape.kind === 'list' ? shape.texts.map((text) => [name, text] as const) : shape.fields
  return named.map(([key, text]) => `;${key === name ? key : percent(key)}=${percent(text)}`).join('')
}

/** Members in a row; the fields of an object as `name=value` where they are exploded. */
function plain(shape: Shape, explode: boolean, by: string, encode: (text: string) => string): string {
  if (shape.kind === 'absent') return ''
  if (shape.kind === 'scalar') return encode(shape.text)
  const member = (text: string): string => {
    const written = encode(text)
    // Where both are written alike, nobody could tell them apart.
    if (written.includes(by)) throw new Unsendable('a member of it holds what separates the members')
    return written
  }
  if (shape.kind === 'list') return shape.texts.map(member).join(by)
  if (explode) return shape.fields.map(([name, text]) => `${member(name)}=${member(text)}`).join(by)
  return shape.fields.flatMap(([name, text]) => [member(name), member(text)]).join(by)
}

/** The value of a header. Headers are not percent-encoded. */
export function headerText(value: unknown, writing: Writing): string | undefined {
  if (writing.content !== undefined) return value === undefined ? undefined : contentText(value, writing.content)
  const shape = shapeOf(value)
  return shape.kind === 'absent' ? undefined : plain(shape, writing.explode ?? false, ',', (text) => text)
}

const separators: Readonly<Record<string, string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  tabDelimited: '%09',
}

/** The pairs that a value becomes in a query, a cookie or a form. */
export function pairsOf(name: string, value: unknown, writing: Writing): readonly Pair[] {
  return pairs(name, value, writing, percent, writing.allowReserved ? reserved : percent)
}

/** The same for the parts of a multipart body, where nothing is encoded. */
export function plainPairsOf(name: string, value: unknown, writing: Writing): readonly Pair[] {
  return pairs(name, value, writing, unchanged, unchanged)
}

type Encode = (text: string) => string

function unchanged(text: string): string {
  return text
}

function pairs(name: string, value: unknown, writing: Writing, named: Encode, encode: Encode): readonly Pair[] {
  const own = named(name)
  if (writing.content !== undefined)
    return value === undefined ? [] : [[own, encode(contentText(value, writing.content))]]
  const { style = 'form', explode = style === 'form' } = writing
  const shape = shapeOf(value)
  if (shape.kind === 'absent') return []
  if (style === 'deepObject') {
    if (shape.kind !== 'object') throw new Unsendable('only an object can be written in this style')
    // `color[R]=100&color[G]=200`, the brackets encoded as in the specification.
    return shape.fields.map(([field, text]) => [named(`${name}[${field}]`), encode(text)])
  }
  if (explode && shape.kind === 'list') return shape.texts.map((text) => [own, encode(text)])
  if (explode && shape.kind === 'object') return shape.fields.map(([field, text]) => [named(field), encode(text)])
  const by = separators[style] ?? ','
  return [[own, plain(shape, false, named === percent ? by : decodeURIComponent(by), encode)]]
}

/** A value written as content of a type: JSON, or text as it is. */
export function contentText(value: unknown, type: string): string {
  return isJsonType(type) ? JSON.stringify(value) : scalarText(value)
}

export function isJsonType(type: string): boolean {
  const [essence = ''] = type.toLowerCase().split(';')
  return /^[^/]+\/(?:[^/]+\+)?json$/.test(essence.trim())
}

export function isTextType(type: string): boolean {
  const [essence = ''] = type.toLowerCase().split(';')
  return /^text\/|[/+]xml$|[/+]yaml$/.test(essence.trim())
}
