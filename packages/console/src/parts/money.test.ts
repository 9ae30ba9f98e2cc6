import { expect, test } from 'vitest'
import { countText, moneyText } from './money.ts'

test('amounts stay exact, however large', () => {
  const texts = ['0.10', '60000.00', '-1234567.5', '12345678901234567890.123', 'n/a']
  expect(texts.map((amount) => moneyText({ amount, currency: 'GBP' }))).toEqual([
    '0.10 GBP',
    '60,000.00 GBP',
    '−1,234,567.5 GBP',
    '12,345,678,901,234,567,890.123 GBP',
    'n/a GBP',
  ])
  expect([0, 999, 1000, 100_000].map(countText)).toEqual(['0', '999', '1,000', '100,000'])
})
