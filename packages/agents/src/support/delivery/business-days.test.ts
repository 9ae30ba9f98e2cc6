import { expect, test } from 'vitest'
import { addBusinessDays, addMonths, businessDaysBetween, daysBetween } from './business-days.ts'

test('weekends are no business days', () => {
  expect(businessDaysBetween('2026-10-16', '2026-10-19', [])).toBe(1)
  expect(businessDaysBetween('2026-10-14', '2026-10-21', [])).toBe(5)
  expect(businessDaysBetween('2026-10-17', '2026-10-18', [])).toBe(0)
})

test('a day that has not come yet is no time ago', () => {
  expect(businessDaysBetween('2026-10-21', '2026-10-21', [])).toBe(0)
  expect(businessDaysBetween('2026-10-22', '2026-10-21', [])).toBe(0)
})

test('business days ahead skip the weekend, the end of the year included', () => {
  expect(addBusinessDays('2026-10-16', 1, [])).toBe('2026-10-19')
  expect(addBusinessDays('2026-10-17', 1, [])).toBe('2026-10-19')
  expect(addBusinessDays('2026-12-31', 2, [])).toBe('2027-01-04')
  expect(addBusinessDays('2026-10-21', 0, [])).toBe('2026-10-21')
})

test('calendar days between two dates', () => {
  expect(daysBetween('2026-10-01', '2026-11-01')).toBe(31)
})

test('holidays are no business days', () => {
  const christmas = ['2026-12-25', '2026-12-28']
  expect(businessDaysBetween('2026-12-24', '2026-12-29', christmas)).toBe(1)
  expect(addBusinessDays('2026-12-24', 1, christmas)).toBe('2026-12-29')
})

test('months later is the same day, or the last of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-10-21', 6)).toBe('2027-04-21')
  expect(addMonths('2024-08-31', 6)).toBe('2025-02-28')
})
