import { expect, test } from 'vitest'
import { isOneSlip, matchNumbers } from './match-numbers.ts'

const candidate = (id: string, slips = true, alsoKnownAs: string[] = []) => ({ id, alsoKnownAs, slips })
const own = ['ORD-371204', 'ORD-905518'].map((id) => candidate(id))

test('only orders of the customer are taken, each once', () => {
  expect(matchNumbers(['ORD-371204', 'ORD-371204', 'ORD-666666'], own)).toEqual({
    own: ['ORD-371204'],
    strange: ['ORD-666666'],
  })
})

test.each([
  ['ORD-317204', true],
  ['ORD-371205', true],
  ['ORD-37204', true],
  ['ORD-3712044', true],
  ['ORD-371204', false],
  ['ORD-317024', false],
  ['ORD-3712', false],
])('%s for ORD-371204', (typed, slip) => {
  expect(isOneSlip(typed, 'ORD-371204')).toBe(slip)
})

test('a mistyped number stands for an order only where it can be just one', () => {
  expect(matchNumbers(['ORD-317204'], own).own).toEqual(['ORD-371204'])
  expect(matchNumbers(['ORD-1001'], [candidate('ORD-1000'), candidate('ORD-1002')])).toEqual({
    own: [],
    strange: ['ORD-1001'],
  })
})

test('a mistyped number never stands for an old order', () => {
  const old = candidate('ORD-371204', false)
  expect(matchNumbers(['ORD-317204'], [old])).toEqual({ own: [], strange: ['ORD-317204'] })
  expect(matchNumbers(['ORD-371204'], [old]).own).toEqual(['ORD-371204'])
})

test('who names a replacement means the order that it replaces', () => {
  expect(matchNumbers(['ORD-2011'], [candidate('ORD-2001', true, ['ORD-2011'])]).own).toEqual(['ORD-2001'])
})
