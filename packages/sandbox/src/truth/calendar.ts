import { holidays } from '../records/reference-data.ts'
import { supplyHolidays } from '../records/supply/sample-terms.ts'

const dayMs = 86_400_000

/** Calendar date of an instant, in UTC. */
export function dateOf(instant: string): string {
  return instant.slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return dateOf(new Date(Date.parse(date) + days * dayMs).toISOString())
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** The same day of the month so many months later, or the month's last. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return dateOf(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate()))).toISOString())
}

/** Weekdays that are holidays of a country, in order. */
const holidaysOf = new Map(
  [...new Set([...Object.keys(holidays), ...Object.keys(supplyHolidays)])].map((country) => [
    country,
    [...(holidays[country] ?? []), ...(supplyHolidays[country] ?? [])]
      .map(([day]) => day)
      .filter(isWeekday)
      .toSorted(),
  ]),
)

function isWeekday(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Monday to Friday without the holidays of the country; without a country, every Monday to Friday. */
export function isBusinessDay(date: string, country?: string): boolean {
  return isWeekday(date) && !closedDays(country).includes(date)
}

function closedDays(country: string | undefined): readonly string[] {
  return country === undefined ? [] : (holidaysOf.get(country) ?? [])
}

/** The business day `days` after (or, negative, before) a date; the date itself for 0. */
export function addBusinessDays(date: string, days: number, country?: string): string {
  const closed = closedDays(country)
  let result = addWeekdays(date, days)
  for (let passed = closedBetween(closed, date, result); passed > 0;) {
    const next = addWeekdays(result, Math.sign(days) * passed)
    passed = closedBetween(closed, result, next)
    result = next
  }
  return result
}

function addWeekdays(date: string, days: number): string {
  if (days === 0) return date
  const step = Math.sign(days)
  const single = ((Math.abs(days) - 1) % 5) + 1
  let result = date
  for (let left = single; left > 0;) {
    result = addDays(result, step)
    if (isWeekday(result)) left--
  }
  return addDays(result, step * 7 * ((Math.abs(days) - single) / 5))
}

/** Closed days on the way from one date to another, whichever is earlier; without the first, with the last. */
function closedBetween(closed: readonly string[], from: string, to: string): number {
  if (from === to) return 0
  return closed.filter((day) => (from < to ? day > from && day <= to : day < from && day >= to)).length
}

/** Business days after `from` up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: string, to: string, country?: string): number {
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusinessDay(date, country)) days++
  return days
}
