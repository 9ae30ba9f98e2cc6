import { expect, test } from 'vitest'
import { addBusinessDays, businessDaysBetween, daysBetween } from './business-days.ts'

test('weekends are no business days', () => {
  expect(businessDaysBetween('2026-10-16', '2026-10-19')).toBe(1)
  expect(businessDaysBetween('2026-10-14', '2026-10-21')).toBe(5)
  expect(businessDaysBetween('2026-10-17', '2026-10-18')).toBe(0)
})

test('a day that has not come yet is no time ago', () => {
  expect(businessDaysBetween('2026-10-21', '2026-10-21')).toBe(0)
  expect(businessDaysBetween('2026-10-22', '2026-10-21')).toBe(0)
})

test('business days ahead skip the weekend, the end of the year included', () => {
  expect(addBusinessDays('2026-10-16', 1)).toBe('2026-10-19')
  expect(addBusinessDays('2026-10-17', 1)).toBe('2026-10-19')
  expect(addBusinessDays('2026-12-31', 2)).toBe('2027-01-04')
  expect(addBusinessDays('2026-10-21', 0)).toBe('2026-10-21')
})

test('calendar days between two dates', () => {
  expect(daysBetween('2026-10-01', '2026-11-01')).toBe(31)
})
