const dayMs = 86_400_000

/** Calendar dates on which nobody works, beside Saturdays and Sundays. */
export type Holidays = readonly string[]

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

/** Monday to Friday, and no holiday. */
function isBusinessDay(date: string, holidays: Holidays): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date)
}

/** The business day so many business days after a calendar date; the date itself for 0. */
export function addBusinessDays(date: string, days: number, holidays: Holidays): string {
  let result = date
  for (let left = days; left > 0;) {
    result = addDays(result, 1)
    if (isBusinessDay(result, holidays)) left -= 1
  }
  return result
}

/** Business days after `from` up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: string, to: string, holidays: Holidays): number {
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusinessDay(date, holidays)) days += 1
  return days
}

/** Calendar days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** The same day so many months later; the last of the month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10)
}
