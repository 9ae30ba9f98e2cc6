import { dayOf } from '@operant/reconciliation'

/** First and last calendar day of a month such as `2026-10`. */
export function daysOf(period: string): { readonly first: string; readonly last: string } {
  const [year = 0, month = 0] = period.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { first: `${period}-01`, last: `${period}-${last}` }
}

/** The month before: `2026-09` of `2026-10`. */
export function monthBefore(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}

/** The calendar day before. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** `October 2026`. */
export function monthText(period: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${period}-01`),
  )
}

/** A calendar day as the number that `@operant/reconciliation` counts. @throws RangeError where it is none. */
export function dayNumber(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const found = dayOf(year, month, date)
  if (found === undefined) throw new RangeError(`"${day}" is no day; expected one such as 2026-10-31`)
  return found
}
