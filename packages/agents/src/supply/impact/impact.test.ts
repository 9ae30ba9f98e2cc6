import { expect, test } from 'vitest'
import { expectedDaysLate, expectedShort, lateProbability, stockOutProbability } from './impact.ts'

const demand = { perDay: 12, sd: 4 }

test('stock of 110 lasts until an arrival in 6 days', () => {
  const arrival = { inDays: 6, sdDays: 1 }
  expect(stockOutProbability(110, demand, arrival)).toBeCloseTo(0.0071, 4)
  expect(expectedShort(110, demand, arrival)).toBeCloseTo(0.036, 3)
})

test('stock of 110 does not last until an arrival in 13 days', () => {
  const arrival = { inDays: 13, sdDays: 1 }
  expect(stockOutProbability(110, demand, arrival)).toBeCloseTo(0.9929, 4)
  expect(expectedShort(110, demand, arrival)).toBeCloseTo(46.04, 2)
})

test('what is due in 4 days and comes in 3, give or take one, is late with 0.1587', () => {
  expect(lateProbability(4, { inDays: 3, sdDays: 1 })).toBeCloseTo(0.1587, 4)
})

test('what is certain is late, or it is not', () => {
  expect(lateProbability(4, { inDays: 4, sdDays: 0 })).toBe(0)
  expect(lateProbability(4, { inDays: 5, sdDays: 0 })).toBe(1)
  expect(stockOutProbability(10, { perDay: 2, sd: 0 }, { inDays: 5, sdDays: 0 })).toBe(0)
  expect(expectedShort(9, { perDay: 2, sd: 0 }, { inDays: 5, sdDays: 0 })).toBe(1)
})

test('days late are those beyond the promise, on average', () => {
  expect(expectedDaysLate(4, { inDays: 9, sdDays: 0 })).toBe(5)
  expect(expectedDaysLate(4, { inDays: 4, sdDays: 1 })).toBeCloseTo(0.3989, 4)
})
