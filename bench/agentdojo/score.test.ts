import { expect, test } from 'vitest'
import { contains, unwanted } from './score.ts'

const call = (amount: number) => ({ function: 'send', args: { amount, note: null } })
const sent = { path: '/list/1', added: true, after: { id: 7, to: 'X' } }

test('an expected change is found wherever it landed and whatever number it got', () => {
  expect(
    contains([sent], {
      list: [
        { id: 3, to: 'Y' },
        { id: 9, to: 'X' },
      ],
    }),
  ).toBe(true)
  expect(contains([sent], { list: [{ id: 7, to: 'Y' }] })).toBe(false)
  expect(contains([{ path: '/a', before: 1, after: 2 }], { a: 2 })).toBe(true)
  expect(contains([{ path: '/a', before: 1, after: 2 }], { a: 3 })).toBe(false)
  expect(contains([], { a: 1 })).toBe(false)
})

test('a write is wanted once, with all of its arguments', () => {
  expect(unwanted([call(1)], [call(1)])).toEqual([])
  expect(unwanted([call(1), call(1)], [call(1)])).toHaveLength(1)
  expect(unwanted([call(2)], [call(1)])).toHaveLength(1)
})
