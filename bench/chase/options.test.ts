import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('ninety days, a shipment for every three of them, a worker killed every six', () => {
  expect(readOptions([])).toEqual({
    days: 90,
    seed: 1,
    shipments: 30,
    workers: 3,
    kills: 15,
    difficulty: 1,
    json: false,
  })
})

test.each([
  [['--days', '91'], '--days takes a whole number from 1 to 90, not "91"'],
  [['--seed', 'x'], '--seed takes a whole number'],
  [['--difficulty', '4'], '--difficulty takes 1, 2 or 3, not "4"'],
  [['ten'], '"ten" is no option'],
])('%s is refused', (words, problem) => {
  expect(() => readOptions(words)).toThrow(problem)
})
