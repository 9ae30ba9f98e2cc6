import { expect, test } from 'vitest'
import { rate } from './wilson.ts'

test('47 of 50, as published', () => {
  const { low, high } = rate(47, 50)
  expect(low).toBeCloseTo(0.8378, 4)
  expect(high).toBeCloseTo(0.9794, 4)
})

test('all and none have one open end each', () => {
  expect(rate(20, 20)).toMatchObject({ share: 1, high: 1 })
  expect(rate(20, 20).low).toBeCloseTo(0.8389, 4)
  expect(rate(0, 20)).toMatchObject({ share: 0, low: 0 })
})

test('of nothing there is no share', () => {
  expect(rate(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null })
})
