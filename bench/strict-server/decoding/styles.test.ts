import { expect, test } from 'vitest'
import { Schemas } from '../document/schemas.ts'
import type { ServedDocument, Style } from '../document/served.ts'
import { fromNamed, namedValues, NamedValues } from './named-values.ts'
import { fromPath, fromPiece, type Shape } from './styles.ts'
import { Undecodable } from './text.ts'

const values = {
  primitive: 'blue',
  array: ['blue', 'black', 'brown'],
  object: { R: '100', G: '200', B: '150' },
}

/** The table "Style Examples" of OpenAPI 3.1.1: style, explode, string, array, object. */
const table: readonly (readonly [Style, boolean, string | null, string | null, string | null])[] = [
  ['matrix', false, ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  ['matrix', true, ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
  ['label', false, '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
  ['label', true, '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
  ['simple', false, 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['simple', true, 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ['form', false, '?color=blue', '?color=blue,black,brown', '?color=R,100,G,200,B,150'],
  ['form', true, '?color=blue', '?color=blue&color=black&color=brown', '?R=100&G=200&B=150'],
  ['spaceDelimited', false, null, '?color=blue%20black%20brown', '?color=R%20100%20G%20200%20B%20150'],
  ['pipeDelimited', false, null, '?color=blue%7Cblack%7Cbrown', '?color=R%7C100%7CG%7C200%7CB%7C150'],
  ['deepObject', true, null, null, '?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
]

const document: ServedDocument = { version: '3.1', source: {}, operations: [], schemes: new Map() }
const schemas = new Schemas(document)
const schema = { type: 'object', properties: { R: {}, G: {}, B: {} } }

function query(raw: string, style: Style, explode: boolean, shape: Shape): unknown {
  const written = { kind: 'style', style, explode, allowReserved: false } as const
  const named = new NamedValues(namedValues(raw, '&', 'expanded'))
  const found = fromNamed(named, { name: 'color', schema, written, shape }, schemas, 'expanded')
  expect(named.left).toEqual([])
  return found
}

const cells = table.flatMap(([style, explode, ...written]) =>
  (['primitive', 'array', 'object'] as const).flatMap((shape, index) => {
    const raw = written[index]
    return typeof raw === 'string' ? [{ style, explode, shape, raw }] : []
  }),
)

for (const { style, explode, shape, raw } of cells)
  test(`${style}, explode ${explode}, ${shape}: ${raw}`, () => {
    const found = raw.startsWith('?')
      ? query(raw.slice(1), style, explode, shape)
      : fromPath(raw, style, explode, 'color', shape)
    expect(found).toEqual(values[shape])
  })

test('what the table does not define is refused', () => {
  for (const style of ['spaceDelimited', 'pipeDelimited'] as const) {
    expect(() => query('color=blue', style, false, 'primitive')).toThrow(Undecodable)
    expect(() => query('color=blue&color=black', style, true, 'array')).toThrow(Undecodable)
    expect(() => query('R=100', style, true, 'object')).toThrow(Undecodable)
  }
})

test('what is percent-encoded is part of a value, never a separator', () => {
  expect(query('color=a%2Cb,c', 'form', false, 'array')).toEqual(['a,b', 'c'])
  expect(query('color=a%26b&color=%3D', 'form', true, 'array')).toEqual(['a&b', '='])
  expect(fromPath('a%2Fb,%C3%A9', 'simple', false, 'color', 'array')).toEqual(['a/b', 'é'])
})

test('a value whose characters should have been encoded is refused', () => {
  for (const raw of ['color=a+b', 'color=a,b', 'color=a/b', 'color=a:b', 'color=%zz', 'color=%C3', 'color=a"b'])
    expect(() => query(raw, 'form', true, 'primitive')).toThrow(Undecodable)
})

test('a name that is not that of the parameter, or given twice, is refused', () => {
  expect(() => fromPath(';colour=blue', 'matrix', false, 'color', 'primitive')).toThrow(Undecodable)
  expect(() => fromPath('R,100,G', 'simple', false, 'color', 'object')).toThrow(Undecodable)
  expect(() => query('color=a&color=b', 'form', false, 'array')).toThrow(Undecodable)
  expect(() => query('color%5BR%5D%5BS%5D=1', 'deepObject', true, 'object')).toThrow(Undecodable)
})

test('a header is read as it stands', () => {
  expect(fromPiece('a%20b', /,/, 'primitive', false, 'plain')).toBe('a%20b')
})
