const dayLength = 86_400_000

/** A calendar month. Days are counted from 1970-01-01. */
export interface CalendarMonth {
  /** `2026-10`. */
  readonly period: string
  readonly first: number
  readonly last: number
}

/** The month so many months after `2026-10`. */
export function monthAfter(period: string, months: number): CalendarMonth {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period)
  if (!match) throw new Error(`${period} is no month; expected one like 2026-10`)
  const [year, month] = [Number(match[1]), Number(match[2]) - 1 + months]
  const [first, last] = [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 0)]
  return { period: new Date(first).toISOString().slice(0, 7), first: first / dayLength, last: last / dayLength }
}

/** The instant of a day at an hour, ISO 8601 in UTC. */
export function instantOn(day: number, hour: number): string {
  return new Date(day * dayLength + hour * 3_600_000).toISOString()
}

export function isWeekday(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5
}

/** A calendar date counted from 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength
}
