import { expect, test } from 'vitest'
import { amountMinor } from './amount-minor.ts'

test.each([
  ['1250.00', 125_000],
  ['-0.03', -3],
  ['-0.00', 0],
  ['90000000.10', 9_000_000_010],
])('%s is %i cents', (text, minor) => {
  expect(amountMinor(text)).toBe(minor)
})

test.each(['1250', '1.5', '1,250.00', ''])('%j is no amount', (text) => {
  expect(() => amountMinor(text)).toThrow('is no amount with two decimals')
})
