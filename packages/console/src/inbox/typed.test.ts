import { expect, test } from 'vitest'
import { changedValues, laterMoments, typedText } from './typed.ts'

test('values are offered as people type them, and only what was changed is sent', () => {
  const amount = { amount: '6.00', currency: 'GBP' }
  expect([typedText(amount), typedText('LDS1'), typedText(3), typedText([1])]).toEqual(['6.00 GBP', 'LDS1', '3', '[1]'])
  const before = [
    { name: 'amount', value: amount },
    { name: 'warehouse', value: 'LDS1' },
    { name: 'note', value: 'x' },
  ]
  expect(changedValues(before, { amount: '6.00 GBP ', warehouse: 'BER2', stray: 'y' })).toEqual({ warehouse: 'BER2' })
})

test('nothing is put off beyond its end', () => {
  const now = new Date(2026, 2, 2, 12)
  const labels = (hours: number) =>
    laterMoments(now, new Date(now.getTime() + hours * 3_600_000).toISOString()).map(({ label }) => label)
  expect(labels(0.5)).toEqual([])
  expect(labels(2)).toEqual(['In an hour'])
  expect(labels(48)).toEqual(['In an hour', 'In three hours', 'Tomorrow at 9:00'])
  expect(laterMoments(now, '2027-01-01T00:00:00Z')[2]?.until).toBe(new Date(2026, 2, 3, 9).toISOString())
})
