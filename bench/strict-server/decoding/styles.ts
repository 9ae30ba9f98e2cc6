import type { Style } from '../document/served.ts'
import { decoded, Undecodable, type Alphabet } from './text.ts'

/** Values before their types are known: a text, a list of texts, or texts by name. */
export type Untyped = string | readonly string[] | Readonly<Record<string, string>>
export type Shape = 'primitive' | 'array' | 'object'

/**
 * Undoes the styles that put a whole value into one piece of text: the table "Style Examples" of the specification,
 * where the piece is what stands in the path, after `name=` in a query, or in a header.
 */
export function fromPiece(raw: string, separator: RegExp, shape: Shape, pairs: boolean, alphabet: Alphabet): Untyped {
  if (shape === 'primitive') return decoded(raw, alphabet)
  const parts = raw.split(separator)
  if (shape === 'array') return parts.map((part) => decoded(part, alphabet))
  if (pairs) return byName(parts.map((part) => pairOf(part, alphabet)))
  if (parts.length % 2 !== 0) throw new Undecodable(`${JSON.stringify(raw)} holds a name without a value`)
  return byName(
    parts.flatMap((part, index) =>
      index % 2 === 0 ? [[decoded(part, alphabet), decoded(parts[index + 1] ?? '', alphabet)] as const] : [],
    ),
  )
}

/** The separators of styles that stand in one piece. */
export const separators: Readonly<Record<Exclude<Style, 'deepObject' | 'matrix' | 'label'>, RegExp>> = {
  simple: /,/,
  form: /,/,
  spaceDelimited: /%20/,
  pipeDelimited: /\||%7[Cc]/,
  tabDelimited: /%09/,
}

/** Undoes a parameter of the path. */
export function fromPath(raw: string, style: Style, explode: boolean, name: string, shape: Shape): Untyped {
  if (style === 'simple') return fromPiece(raw, /,/, shape, explode, 'expanded')
  if (style === 'label') {
    if (!raw.startsWith('.')) throw new Undecodable(`${JSON.stringify(raw)} does not begin with a dot`)
    return fromPiece(raw.slice(1), explode ? /\./ : /,/, shape, explode, 'expanded')
  }
  if (style !== 'matrix') throw new Undecodable(`the style ${style} has no meaning in a path`)
  if (!raw.startsWith(';')) throw new Undecodable(`${JSON.stringify(raw)} does not begin with a semicolon`)
  const pieces = raw.slice(1).split(';')
  if (explode && shape === 'object') return byName(pieces.map((piece) => pairOf(piece, 'expanded')))
  const values = pieces.map((piece) => matrixValue(piece, name))
  if (explode && shape === 'array') return values.map((value) => decoded(value, 'expanded'))
  if (values.length !== 1) throw new Undecodable(`${JSON.stringify(raw)} holds ${name} more than once`)
  return fromPiece(values[0] ?? '', /,/, shape, false, 'expanded')
}

function matrixValue(piece: string, name: string): string {
  const at = piece.indexOf('=')
  const named = at < 0 ? piece : piece.slice(0, at)
  if (decoded(named, 'expanded') !== name) throw new Undecodable(`expected ;${name}=, got ;${piece}`)
  return at < 0 ? '' : piece.slice(at + 1)
}

function pairOf(part: string, alphabet: Alphabet): readonly [string, string] {
  const at = part.indexOf('=')
  if (at < 0) throw new Undecodable(`expected name=value, got ${JSON.stringify(part)}`)
  return [decoded(part.slice(0, at), alphabet), decoded(part.slice(at + 1), alphabet)]
}

export function byName(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const names = new Set(pairs.map(([name]) => name))
  if (names.size !== pairs.length) throw new Undecodable('a name is given twice')
  return Object.fromEntries(pairs)
}
