import { expect, test } from 'vitest'
import type { ParameterPlace } from './operation.ts'
import { noCredentials, requestOf } from './request.ts'

const empty = ''
const string = 'blue'
const array = ['blue', 'black', 'brown']
const object = { R: 100, G: 200, B: 150 }

const target = (place: ParameterPlace, value: unknown): string =>
  requestOf(
    {
      method: 'GET',
      path: place.in === 'path' ? '/x{color}' : '/x',
      parameters: { color: place },
      answer: undefined as never,
    },
    { color: value },
    'https://example.com',
    noCredentials,
  ).target.slice(2)

/** The table of "Style Examples" of the OpenAPI Specification 3.1.1. */
const table: readonly (readonly [
  ParameterPlace['in'],
  ParameterPlace['style'],
  boolean,
  readonly (string | undefined)[],
])[] = [
  ['path', 'matrix', false, [';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150']],
  ['path', 'matrix', true, [';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150']],
  ['path', 'label', false, ['.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150']],
  ['path', 'label', true, ['.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150']],
  ['path', 'simple', false, [undefined, 'blue', 'blue,black,brown', 'R,100,G,200,B,150']],
  ['path', 'simple', true, [undefined, 'blue', 'blue,black,brown', 'R=100,G=200,B=150']],
  ['query', 'form', false, ['?color=', '?color=blue', '?color=blue,black,brown', '?color=R,100,G,200,B,150']],
  ['query', 'form', true, ['?color=', '?color=blue', '?color=blue&color=black&color=brown', '?R=100&G=200&B=150']],
  [
    'query',
    'spaceDelimited',
    false,
    [undefined, undefined, '?color=blue%20black%20brown', '?color=R%20100%20G%20200%20B%20150'],
  ],
  [
    'query',
    'pipeDelimited',
    false,
    [undefined, undefined, '?color=blue%7Cblack%7Cbrown', '?color=R%7C100%7CG%7C200%7CB%7C150'],
  ],
  [
    'query',
    'deepObject',
    true,
    [undefined, undefined, undefined, '?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ],
]

test.each(
  table.flatMap(([where, style, explode, cells]) =>
    cells.flatMap((cell, place) =>
      cell === undefined ? [] : [{ where, style, explode, cell, value: [empty, string, array, object][place] }],
    ),
  ),
)('$where $style explode $explode: $cell', ({ where, style, explode, cell, value }) => {
  expect(target({ in: where, ...(style ? { style } : {}), explode }, value)).toBe(cell)
})

test.each([
  [
    'a value of many kinds',
    'a b/c?d#e&f=g+h%i\u00E9"\'()*!~-._',
    'a%20b%2Fc%3Fd%23e%26f%3Dg%2Bh%25i%C3%A9%22%27%28%29%2A%21~-._',
  ],
  ['true', true, 'true'],
  ['a number', -0.5, '-0.5'],
])('%s is percent-encoded wherever it stands', (_, value, encoded) => {
  expect(target({ in: 'query' }, value)).toBe(`?color=${encoded}`)
  expect(target({ in: 'path' }, value)).toBe(encoded)
})

test('members hold no separators of their own', () => {
  expect(target({ in: 'query', explode: false }, ['a,b', 'c'])).toBe('?color=a%2Cb,c')
  expect(target({ in: 'path', style: 'label', explode: true }, ['a', 'c/d'])).toBe('.a.c%2Fd')
  const alike = [
    [{ in: 'path', style: 'label', explode: true }, ['a.b']],
    [{ in: 'query', style: 'spaceDelimited' }, ['a b']],
    [{ in: 'query', style: 'pipeDelimited' }, { a: '|' }],
    [{ in: 'header' }, ['a,b']],
  ] as const
  for (const [place, value] of alike) expect(() => target(place, value)).toThrow('holds what separates the members')
})

test('reserved characters pass where the document says so, unless they would end the value', () => {
  const place = { in: 'query', allowReserved: true } as const
  expect(target(place, '/a:b@c?d=e,f;g!$(h)*%20 %')).toBe('?color=/a:b@c?d=e,f;g!$(h)*%20%20%25')
  expect(target(place, 'a&admin=1#x[0]+y')).toBe('?color=a%26admin=1%23x%5B0%5D%2By')
})

test('what is absent is left out; what is empty is not', () => {
  for (const value of [undefined, null, [], {}, [null]]) expect(target({ in: 'query' }, value)).toBe('')
  expect(target({ in: 'query' }, { a: '', b: undefined })).toBe('?a=')
})

test('content parameters are written as their type', () => {
  expect(target({ in: 'query', content: 'application/json' }, { a: [1] })).toBe('?color=%7B%22a%22%3A%5B1%5D%7D')
})

test.each([
  ['empty', ''],
  ['the folder itself', '.'],
  ['the folder above', '..'],
  ['absent', undefined],
])('a path parameter that would change the address is not sent: %s', (_, value) => {
  const send = () =>
    requestOf(
      { method: 'DELETE', path: '/x/{color}', parameters: { color: { in: 'path' } }, answer: undefined as never },
      { color: value },
      'https://example.com',
      noCredentials,
    )
  expect(send).toThrow(expect.objectContaining({ name: 'Unsendable', input: 'color' }))
})

test('what no style can write is not sent', () => {
  expect(() => target({ in: 'query' }, [[1]])).toThrow('a list or an object inside another')
  expect(() => target({ in: 'query', style: 'deepObject' }, 'blue')).toThrow('only an object')
})

const headers = (place: ParameterPlace, value: unknown) =>
  requestOf(
    { method: 'GET', path: '/', parameters: { color: place }, answer: undefined as never },
    { color: value },
    'http://h',
    noCredentials,
  ).headers.filter(([name]) => name !== 'accept')

test('headers and cookies', () => {
  expect(headers({ in: 'header', name: 'X-Color' }, array)).toEqual([['x-color', 'blue,black,brown']])
  expect(headers({ in: 'header', explode: true }, object)).toEqual([['color', 'R=100,G=200,B=150']])
  expect(headers({ in: 'header', explode: false }, object)).toEqual([['color', 'R,100,G,200,B,150']])
  expect(headers({ in: 'cookie' }, 'a;b=c')).toEqual([['cookie', 'color=a%3Bb%3Dc']])
  expect(() => headers({ in: 'header' }, 'a\r\nx-admin: 1')).toThrow('cannot carry')
})

test('the address keeps its own path and query', () => {
  const { origin, target: sent } = requestOf(
    {
      method: 'GET',
      path: '/a b/{id}?kind=x#part',
      parameters: { id: { in: 'path' }, q: { in: 'query' } },
      answer: undefined as never,
    },
    { id: '1', q: 2 },
    'http://127.0.0.1:8080/v1/?tenant=7',
    noCredentials,
  )
  expect([origin, sent]).toEqual(['http://127.0.0.1:8080', '/v1/a%20b/1?tenant=7&kind=x&q=2'])
})
