import type { Styled } from '../document/served.ts'
import type { Schemas } from '../document/schemas.ts'
import { byName, fromPiece, separators, type Shape, type Untyped } from './styles.ts'
import { decoded, Undecodable, type Alphabet } from './text.ts'
import { isFreeForm, propertiesOf } from './typed.ts'

/** One `name=value`, not yet decoded but for its name. */
export interface NamedValue {
  readonly name: string
  /** Undefined where there was no equals sign. */
  readonly raw: string | undefined
}

/** Named values of a query, a cookie or a form, which parameters take until nothing may be left. */
export class NamedValues {
  #left: readonly NamedValue[]

  constructor(values: readonly NamedValue[]) {
    this.#left = values
  }

  get left(): readonly NamedValue[] {
    return this.#left
  }

  take(belongs: (value: NamedValue) => boolean): readonly NamedValue[] {
    const taken = this.#left.filter(belongs)
    this.#left = this.#left.filter((value) => !belongs(value))
    return taken
  }
}

/** Splits `a=1&b=2` without decoding the values. */
export function namedValues(raw: string, separator: string | RegExp, alphabet: Alphabet): readonly NamedValue[] {
  if (raw === '') return []
  return raw.split(separator).map((piece) => {
    const at = piece.indexOf('=')
    if (piece === '') throw new Undecodable('two separators follow each other')
    return at < 0
      ? { name: nameOf(piece, alphabet), raw: undefined }
      : { name: nameOf(piece.slice(0, at), alphabet), raw: piece.slice(at + 1) }
  })
}

// Square brackets, though they should be encoded, are how the examples of the older specifications write deepObject.
function nameOf(raw: string, alphabet: Alphabet): string {
  return decoded(raw.replaceAll('[', '%5B').replaceAll(']', '%5D'), alphabet)
}

export interface Wanted {
  readonly name: string
  readonly schema: unknown
  readonly written: Styled
  readonly shape: Shape
}

/** Takes the named values of one parameter in a style of queries. Undefined where there are none. */
export function fromNamed(
  values: NamedValues,
  { name, schema, written, shape }: Wanted,
  schemas: Schemas,
  alphabet: Alphabet,
): Untyped | undefined {
  const { style, explode } = written
  if (style === 'deepObject') return deepObject(values, name, alphabet)
  if (style === 'form' && explode && shape === 'object') return explodedObject(values, schema, schemas, alphabet)
  if (style !== 'form' && (shape === 'primitive' || explode))
    throw new Undecodable(`the specification gives the style ${style} no meaning for this value`)
  if (style === 'matrix' || style === 'label') throw new Undecodable(`the style ${style} has no meaning outside a path`)
  const own = values.take((value) => value.name === name)
  if (own.length === 0) return undefined
  if (explode && shape === 'array') return own.map((value) => decoded(rawOf(value), alphabet))
  const [first] = own
  if (!first || own.length > 1) throw new Undecodable(`it is given ${own.length} times`)
  const separator = alphabet === 'plain' ? plainSeparators[style] : separators[style]
  return fromPiece(rawOf(first), separator, shape, false, alphabet)
}

const plainSeparators = { simple: /,/, form: /,/, spaceDelimited: / /, pipeDelimited: /\|/, tabDelimited: /\t/ }

function rawOf(value: NamedValue): string {
  if (value.raw === undefined) throw new Undecodable('expected an equals sign after the name')
  return value.raw
}

function explodedObject(values: NamedValues, schema: unknown, schemas: Schemas, alphabet: Alphabet) {
  const names = new Set(propertiesOf(schemas, schema))
  const free = isFreeForm(schemas, schema)
  const own = values.take(({ name }) => free || names.has(name))
  return own.length === 0
    ? undefined
    : byName(own.map((value) => [value.name, decoded(rawOf(value), alphabet)] as const))
}

function deepObject(values: NamedValues, name: string, alphabet: Alphabet) {
  const own = values.take((value) => value.name.startsWith(`${name}[`) && value.name.endsWith(']'))
  if (own.length === 0) return undefined
  return byName(
    own.map((value) => {
      const property = value.name.slice(name.length + 1, -1)
      if (/[[\]]/.test(property))
        throw new Undecodable('the specification says no way to write what is deeper than one level')
      return [property, decoded(rawOf(value), alphabet)] as const
    }),
  )
}
