import { expect, test } from 'vitest'
import { beginning, stepOf } from './period.ts'

test('a time of seven days begins at midnight six days before today, over changes of the clocks too', () => {
  for (const day of [2, 30, 31]) {
    const now = new Date(2026, 2, day, 15, 30)
    const from = new Date(beginning(7, now))
    expect([from.getHours(), from.getMinutes(), from.getDate()]).toEqual([0, 0, new Date(2026, 2, day - 6).getDate()])
  }
  expect(new Date(beginning(1, new Date(2026, 0, 1, 0, 0))).getDate()).toBe(1)
})

test('a chart has days for a month, and weeks for more', () => {
  expect([7, 30, 90].map(stepOf)).toEqual(['day', 'day', 'week'])
})
