import type { Day } from '../statements/bank-line.ts'

/** Counts business days between two days; below zero where the second is before the first. */
export type BusinessDays = (from: Day, to: Day) => number

/**
 * Monday to Friday without these holidays. `count(friday, monday)` is 1, and so is `count(saturday, monday)`: what is
 * booked on a day of rest counts as of the business day before.
 */
export function businessDays(holidays: Iterable<Day> = []): BusinessDays {
  const free = new Set([...holidays].filter((day) => !isWeekend(day)))
  const sorted = Int32Array.from([...free].toSorted((one, other) => one - other))
  const ordinal = (day: Day): number => weekdaysUntil(day) - countUntil(sorted, day)
  return (from, to) => ordinal(to) - ordinal(from)
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: Day): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7
  return weekday >= 5
}

/** Weekdays up to a day and with it, from a Monday on. */
function weekdaysUntil(day: Day): number {
  const sinceMonday = day + 3
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1)
}

/** How many of a sorted list are not after a day. */
function countUntil(sorted: Int32Array, day: Day): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= day) low = middle + 1
    else high = middle
  }
  return low
}
