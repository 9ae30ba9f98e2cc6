import { expect, test } from 'vitest'
import { z } from 'zod'
import { entity, fact, instant, money, outsideText, owner, recordId, recordText, wording, writtenBy } from '../index.ts'
import { DefinitionError } from './definition-error.ts'
import { NEED, type Need } from './need.ts'
import { EACH, labelOf } from './path-label.ts'

function outsideAt(token: Need<unknown>, path: readonly string[] = []): boolean {
  return labelOf(token[NEED].fact, path).outside
}

test.each([
  ['a plain string', z.string(), true],
  ['a string of a pattern', z.string().regex(/^V\d+$/), true],
  ['an e-mail address', z.email(), true],
  ['anything', z.unknown(), true],
  ['a record of anything', z.record(z.string(), z.number()), true],
  ['a list of plain strings', z.array(z.string()), true],
  ['a string that may be missing', z.string().nullable().optional(), true],
  ['a text of outsiders', outsideText(), true],
  ['a number that outsiders state', writtenBy('vendor', z.number()), true],
  ['what stands in something that outsiders write', writtenBy('vendor', z.object({ total: money() })), true],
  ['an identifier', recordId(), false],
  ['a list of identifiers', z.array(recordId(z.string().regex(/^O\d+$/))), false],
  ['a text that the system vouches for', recordText(), false],
  ['a record that the system vouches for', recordText(z.object({ a: z.string(), b: z.array(z.string()) })), false],
  ['money', money(), false],
  ['a moment', instant(), false],
  ['a date', z.iso.date(), false],
  ['a closed set', z.enum(['a', 'b']), false],
  ['one of two closed kinds', z.union([z.literal('a'), z.boolean(), z.null()]), false],
  ['a number', z.number().int().min(3), false],
])('#23 who could have written %s', (_, schema, outside) => {
  expect(outsideAt(fact('field', schema))).toBe(outside)
})

test('a mark stays with what is refined from a schema, and stays away from the schema it was made of', () => {
  const plain = z.string()
  const marked = recordText(plain)
  expect(outsideAt(fact('code', marked.min(2)))).toBe(false)
  expect(outsideAt(fact('name', plain))).toBe(true)
  expect(outsideAt(fact('claimed', writtenBy('vendor', z.number()).min(3)))).toBe(true)
})

test('each path has a label of its own, and the whole the worst of them', () => {
  const order = fact(
    'order',
    z.object({ id: recordId(), remark: z.string(), total: money(), body: writtenBy('customer', outsideText()) }),
  )
  expect(outsideAt(order)).toBe(true)
  expect(outsideAt(order, ['remark'])).toBe(true)
  expect([outsideAt(order, ['id']), outsideAt(order, ['total'])]).toEqual([false, false])
  expect(labelOf(order[NEED].fact, ['body'])).toMatchObject({ outside: true, writers: ['customer'] })
  expect(outsideAt(order, ['nowhere'])).toBe(true)
})

test('a handle inside a record is nothing that code could read', () => {
  const ticket = fact('ticket', z.object({ id: recordId(), body: writtenBy('customer', outsideText()) }))
  expect(labelOf(ticket[NEED].fact, [])).toMatchObject({ outside: false, writers: [], held: ['customer'] })
})

test('of several kinds, a field is as trusted as the least of them', () => {
  const way = fact(
    'way',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), to: recordId() }),
      z.object({ kind: z.literal('b'), to: z.string() }),
    ]),
  )
  expect([outsideAt(way, ['kind']), outsideAt(way, ['to'])]).toEqual([false, true])
})

test('members of a list are labelled as the list is', () => {
  const claim = fact('claim', z.object({ orders: z.array(recordId()), files: z.array(z.object({ name: z.string() })) }))
  const order = entity('order', claim.$.orders)
  const file = entity('file', claim.$.files, 'name')
  expect([outsideAt(order), outsideAt(file)]).toEqual([false, true])
  expect(labelOf(claim[NEED].fact, ['orders', EACH]).outside).toBe(false)
})

test('our own wording is told from words beside it', () => {
  const said = fact('said', z.object({ text: wording(), status: z.enum(['open']), aside: z.string() }))
  const at = (path: readonly string[]) => labelOf(said[NEED].fact, path).wording
  expect([at(['text']), at(['status']), at(['aside']), at([])]).toEqual([true, false, false, false])
})

test('an owner whom no field names is refused', () => {
  expect(() => fact('customer', z.object({ id: recordId() }), { readers: owner('customer', 'ident') })).toThrow(
    DefinitionError,
  )
})
