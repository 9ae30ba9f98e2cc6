import { expect, test } from 'vitest'
import { covered } from './spans.ts'

test('what two spans both cover counts once, what lies between them not at all', () => {
  expect(covered([])).toBe(0)
  expect(covered([{ from: 10, until: 30 }])).toBe(20)
  const spans = [
    { from: 40, until: 50 },
    { from: 0, until: 20 },
    { from: 5, until: 10 },
    { from: 15, until: 25 },
  ]
  expect(covered(spans)).toBe(35)
})

test('a span that ends before it begins covers nothing', () => {
  expect(
    covered([
      { from: 30, until: 10 },
      { from: 5, until: 12 },
    ]),
  ).toBe(7)
})
