import { expect, test } from 'vitest'
import { besideCell, sentence } from './sentence.ts'

test('a reason ends as a sentence does, once', () => {
  expect([sentence('too strict'), sentence('why? '), sentence('done.')]).toEqual(['too strict.', 'why?', 'done.'])
})

test('beside its cell a problem does not say where it stands', () => {
  expect(besideCell('table refunds, row small, column Amount: "80.00" is not money')).toBe('"80.00" is not money')
  expect(besideCell('table refunds, row small: 2 cells where 3 are expected')).toBe('2 cells where 3 are expected')
  expect(besideCell('"alow" is not an outcome (table refunds, row small)')).toBe(
    '"alow" is not an outcome (table refunds, row small)',
  )
})
