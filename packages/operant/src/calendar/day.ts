import { definedAt, DefinitionError } from '../facts/definition-error.ts'

/** A calendar day without time and zone, as `2026-03-27`. */
export type Day = string

/** A time of day, as `09:00`; hours 00 to 23. */
export type TimeOfDay = `${number}:${number}`

export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof weekdays)[number]

const milliseconds = 86_400_000

/** Days since 1970-01-01. @throws DefinitionError for a day that does not exist. */
export function dayNumber(day: Day): number {
  if (!isDay(day))
    throw new DefinitionError(
      definedAt(),
      `day "${day}"`,
      'a day that exists, as year-month-day',
      'write it as 2026-03-27',
    )
  return Date.parse(`${day}T00:00:00Z`) / milliseconds
}

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  return new Date(number * milliseconds).toISOString().slice(0, 10)
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export function weekdayOf(number: number): Weekday {
  // 1970-01-01 was a Thursday.
  return weekdays[(((number + 4) % 7) + 7) % 7] ?? 'sunday'
}

/** Minutes since midnight. @throws DefinitionError for a time that no clock shows. */
export function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!match)
    throw new DefinitionError(
      definedAt(),
      `time "${time}"`,
      'a time of day from 00:00 to 23:59',
      'write it with two digits each, as 09:00',
    )
  return Number(match[1]) * 60 + Number(match[2])
}

/** The time of day so many minutes after midnight. */
export function timeOfMinutes(minutes: number): TimeOfDay {
  return new Date(minutes * 60_000).toISOString().slice(11, 16) as TimeOfDay
}
