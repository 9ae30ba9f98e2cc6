import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import {
  dayNumber,
  dayOfNumber,
  minutesOf,
  weekdayOf,
  weekdays,
  type Day,
  type TimeOfDay,
  type Weekday,
} from './day.ts'
import { holidaysOf, requireHoliday, type Holiday } from './holidays.ts'
import { dayIn, minutesIn, requireZone } from './zone.ts'

/** When a company works: plain data, so that it may be stored and told. */
export interface BusinessCalendar {
  readonly name: string
  /** IANA name, such as `Europe/Berlin`. */
  readonly zone: string
  readonly weekend: readonly Weekday[]
  /** Between which times; absent: whole days. */
  readonly hours?: { readonly from: TimeOfDay; readonly to: TimeOfDay }
  readonly holidays: readonly Holiday[]
}

/** More days without work than this in a row are a calendar that is wrong. */
const longestBreak = 1000

/** Declares a calendar. Without a weekend it is Saturday and Sunday. */
export function businessCalendar(definition: {
  readonly name: string
  readonly zone: string
  readonly weekend?: readonly Weekday[]
  readonly hours?: { readonly from: TimeOfDay; readonly to: TimeOfDay }
  readonly holidays?: readonly Holiday[]
}): BusinessCalendar {
  const where = definedAt()
  const { name, zone, weekend = ['saturday', 'sunday'], hours, holidays = [] } = definition
  const what = `calendar "${name}"`
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new DefinitionError(where, what, 'a name such as berlin', 'use small letters, digits and hyphens')
  requireZone(where, what, zone)
  const stray = weekend.find((day) => !weekdays.includes(day))
  if (stray !== undefined)
    throw new DefinitionError(where, what, `days of the week, not "${stray}"`, 'write them as saturday, sunday')
  if (weekdays.every((day) => weekend.includes(day)))
    throw new DefinitionError(where, what, 'a day of the week on which somebody works', 'leave one out of "weekend"')
  for (const holiday of holidays) requireHoliday(where, what, holiday)
  if (hours && minutesOf(hours.from) >= minutesOf(hours.to))
    throw new DefinitionError(
      where,
      `${what}, hours`,
      '"from" before "to"',
      "write them as { from: '09:00', to: '17:00' }",
    )
  return { name, zone, weekend, holidays, ...(hours ? { hours } : {}) }
}

/** Where a project declares none: Monday to Friday, without holidays, in UTC. */
export const defaultCalendar: BusinessCalendar = businessCalendar({ name: 'default', zone: 'UTC' })

/** Whether somebody works on a day. */
export function isBusinessDay(day: Day, calendar: BusinessCalendar): boolean {
  return isOpen(dayNumber(day), calendar)
}

/** Whether somebody works at an instant, the end of the hours included; where it says no hours, all day. */
export function isBusinessTime(at: Date, calendar: BusinessCalendar): boolean {
  const { zone, hours } = calendar
  if (!isBusinessDay(dayIn(at, zone), calendar)) return false
  const minutes = minutesIn(at, zone)
  return !hours || (minutes >= minutesOf(hours.from) && minutes <= minutesOf(hours.to))
}

/**
 * The `count`-th business day after a day; before it, when negative. Zero is the day itself, or the first business day
 * after it. A day on which nobody works does not count: one business day after Saturday is Monday.
 */
export function addBusinessDays(day: Day, count: number, calendar: BusinessCalendar): Day {
  if (!Number.isInteger(count) || Math.abs(count) > 100_000)
    throw new DefinitionError(definedAt(), `${count} business days`, 'a whole number up to 100000', 'correct it')
  let at = dayNumber(day)
  if (count === 0) return dayOfNumber(isOpen(at, calendar) ? at : nextOpen(at, 1, calendar))
  const step = Math.sign(count)
  for (let left = Math.abs(count); left > 0; left -= 1) at = nextOpen(at, step, calendar)
  return dayOfNumber(at)
}

/**
 * Business days that pass from one day to another: those after `from`, up to and with `to`. Negative where `to` lies
 * before. What `addBusinessDays` adds, this counts.
 */
export function businessDaysBetween(from: Day, to: Day, calendar: BusinessCalendar): number {
  const [start, end] = [dayNumber(from), dayNumber(to)]
  let count = 0
  for (let at = start; at < end; at += 1) if (isOpen(at + 1, calendar)) count += 1
  for (let at = start; at > end; at -= 1) if (isOpen(at - 1, calendar)) count -= 1
  return count
}

function nextOpen(from: number, step: number, calendar: BusinessCalendar): number {
  for (let passed = 1; passed <= longestBreak; passed += 1)
    if (isOpen(from + step * passed, calendar)) return from + step * passed
  throw new DefinitionError(
    definedAt(),
    `calendar "${calendar.name}"`,
    `a business day within ${longestBreak} days of ${dayOfNumber(from)}`,
    'take holidays out of it',
  )
}

const holidaysByYear = new WeakMap<BusinessCalendar, Map<number, ReadonlySet<Day>>>()

function isOpen(number: number, calendar: BusinessCalendar): boolean {
  if (calendar.weekend.includes(weekdayOf(number))) return false
  const day = dayOfNumber(number)
  const year = Number(day.slice(0, 4))
  const years = holidaysByYear.get(calendar) ?? new Map<number, ReadonlySet<Day>>()
  holidaysByYear.set(calendar, years)
  const holidays = years.get(year) ?? holidaysOf(year, calendar.holidays)
  years.set(year, holidays)
  return !holidays.has(day)
}
