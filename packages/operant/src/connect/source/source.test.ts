import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeConnection, type ConnectionSource } from './connection-file.ts'
import { layout, list, remarked } from './layout.ts'
import { comment, docComment, key, literal, text } from './literal.ts'
import { camelCase, environmentName, pascalCase, UniqueNames } from './names.ts'

const hostile = [
  "it's",
  '*/ process.exit() /*',
  '`${process.exit()}`',
  'a\nb\r\nc',
  '\u2028next\u2029',
  '\u202Egnorw\u2066',
  '\\',
  "\\'",
  '__proto__',
  '\u0000\u001B[2J',
  '\uD800',
  '</script>',
  '// x',
  '"',
  '\u{1F600}',
  '\u200Bzero',
]

/** What the source text means, with everything around it intact. */
const meaning = (source: string): unknown => runInThisContext(`'use strict'; (${source})`)

test.each(hostile)('a string stays itself: %j', (value) => {
  const source = text(value)
  expect(source).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(meaning(source)).toBe(value)
})

test.each(hostile)('a comment cannot be left: %j', (value) => {
  expect(comment(value)).toMatch(/^\/\/[^\n\r\u2028\u2029]*$/)
  expect(comment(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(meaning(`7 ${docComment(value)}`)).toBe(7)
  expect(meaning(`7 ${comment(value)}\n`)).toBe(7)
})

test.each(hostile)('a key is only a key: %j', (value) => {
  const made = meaning(`{ ${key(value)}: 1 }`) as object
  expect(Object.keys(made)).toEqual([value])
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
})

test('values keep what they are, own __proto__ included', () => {
  const value: unknown = JSON.parse('{"__proto__": {"a": 1}, "b": [null, true, -1.5, "\'"]}')
  const made = meaning(layout(literal(value)))
  expect(JSON.stringify(made)).toBe(JSON.stringify(value))
})

test('long lists break, short ones do not, comments stand above', () => {
  expect(layout(list('f(', ['a', 'b'], ')'))).toBe('f(a, b)')
  const long = 'x'.repeat(60)
  expect(layout(list('f(', [long, long], ')'))).toBe(`f(\n  ${long},\n  ${long},\n)`)
  expect(layout(list('{ ', [remarked(['// why'], 'a: 1')], ' }'))).toBe('{\n  // why\n  a: 1,\n}')
})

test.each([
  ['getPetById', 'getPetById'],
  ['get-pet_by.ID2', 'getPetByID2'],
  ['GET /pets', 'getPets'],
  ['2fast', 'shop2fast'],
  ['\u00FCber pr\u00FCfen', 'uberPrufen'],
  ['\u6CE8\u6587', 'shop'],
])('%s is called %s', (name, called) => expect(camelCase(name, 'shop')).toBe(called))

test('names are given once, and none of the language', () => {
  const names = new UniqueNames()
  expect(['order', 'order', 'delete', 'z'].map((one) => names.declare(one, 'Call'))).toEqual([
    'order',
    'order2',
    'deleteCall',
    'zCall',
  ])
  expect(pascalCase('pet.New-item', 'Schema')).toBe('PetNewItem')
  expect(environmentName('shop', 'apiKey')).toBe('SHOP_API_KEY')
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'operant-source-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const source = (operations: Record<string, string>): ConnectionSource => ({
  name: 'shop',
  from: 'shop.json',
  body: Object.values(operations).join('\n'),
  operations: new Map(Object.entries(operations)),
})

test('an edited file is never overwritten, and what changed is told', () => {
  const first = writeConnection(folder, source({ 'shop.a': 'one', 'shop.b': 'two' }))
  expect(first).toMatchObject({ how: 'written', added: [] })
  expect(writeConnection(folder, source({ 'shop.a': 'one', 'shop.b': 'two' })).how).toBe('same')
  const again = writeConnection(folder, source({ 'shop.a': 'ONE', 'shop.c': 'three' }))
  expect(again).toMatchObject({ how: 'written', added: ['shop.c'], gone: ['shop.b'], changed: ['shop.a'] })
  const edited = readFileSync(first.file, 'utf8').replace('ONE', 'mine')
  writeFileSync(first.file, edited)
  const beside = writeConnection(folder, source({ 'shop.a': 'ONE', 'shop.d': 'four' }))
  expect(beside).toMatchObject({ how: 'beside', added: ['shop.d'], gone: ['shop.c'], changed: [] })
  expect(readFileSync(first.file, 'utf8')).toBe(edited)
  expect(beside.file).toBe(join(folder, 'shop.new.ts'))
  writeFileSync(beside.file, 'mine as well')
  expect(() => writeConnection(folder, source({ 'shop.a': 'five' }))).toThrow('both edited')
})

test.each([
  ['line ends', (made: string) => made.replaceAll('\n', '\r\n')],
  ['quotes and semicolons', (made: string) => made.replaceAll("'", '"').replaceAll(')\n', ');\n')],
  ['lines', (made: string) => made.replace('f({ a: [1], })', 'f({\n  a: [\n    1\n  ]\n})')],
])('what a formatter does is no edit: %s', (_, form) => {
  const { file } = writeConnection(folder, source({ 'shop.a': "f({ a: [1], })\nf('one')" }))
  writeFileSync(file, form(readFileSync(file, 'utf8')))
  expect(writeConnection(folder, source({ 'shop.a': "f({ a: [1], })\nf('one')" })).how).toBe('same')
  expect(writeConnection(folder, source({ 'shop.a': 'two' })).how).toBe('written')
})

test.each([
  ['a number', '1', '2'],
  ['a space in a text', "'a b'", "'ab'"],
  ['a comma', '[1, 2]', '[12]'],
  ['a comment', '// why', '// because'],
])('what somebody writes is one: %s', (_, before, after) => {
  const { file } = writeConnection(folder, source({ 'shop.a': `x = ${before}` }))
  writeFileSync(file, readFileSync(file, 'utf8').replace(`x = ${before}`, `x = ${after}`))
  expect(writeConnection(folder, source({ 'shop.a': 'two' })).how).toBe('beside')
})
