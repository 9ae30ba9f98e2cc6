import { DefinitionError } from '../facts/definition-error.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import { addBusinessDays, type BusinessCalendar } from './business-calendar.ts'
import { minutesOf, timeOfMinutes, type TimeOfDay } from './day.ts'
import { dayIn, instantAt, minutesIn } from './zone.ts'

/** So many business days on, at a time of day. */
export interface BusinessDays {
  readonly businessDays: number
  /** Default: the time of day at which it is reckoned, within the calendar's hours. */
  readonly at?: TimeOfDay
}

/** How long until something is due: clock time (`'30m'`, `'2d'`), or business days (`'2 business days'`). */
export type Due = Duration | `${number} business day${'' | 's'}` | BusinessDays

/**
 * When something is due that is reckoned from an instant.
 * @throws DefinitionError for what is no length of time.
 */
export function dueAt(from: Date, due: Due, calendar: BusinessCalendar): Date {
  const days = businessDaysOf(due)
  if (!days) return new Date(from.getTime() + inMilliseconds(due as Duration))
  const day = addBusinessDays(dayIn(from, calendar.zone), days.businessDays, calendar)
  return instantAt(day, days.at ?? sameTime(from, calendar), calendar.zone)
}

/** Refuses what is no length of time, where it is defined. */
export function requireDue(where: string, what: string, due: Due): void {
  const days = businessDaysOf(due)
  if (!days) {
    inMilliseconds(due as Duration)
    return
  }
  if (days.at !== undefined) minutesOf(days.at)
  if (Number.isInteger(days.businessDays) && days.businessDays >= 0 && days.businessDays <= 100_000) return
  throw new DefinitionError(where, what, 'a whole number of business days from 0', "write it as '2 business days'")
}

function businessDaysOf(due: Due): BusinessDays | undefined {
  if (typeof due === 'object') return due
  const match = /^(\d+) business days?$/.exec(String(due))
  return match ? { businessDays: Number(match[1]) } : undefined
}

/** The time of day at an instant, moved into the hours in which somebody works. */
function sameTime(from: Date, { zone, hours }: BusinessCalendar): TimeOfDay {
  const minutes = minutesIn(from, zone)
  return timeOfMinutes(hours ? Math.min(Math.max(minutes, minutesOf(hours.from)), minutesOf(hours.to)) : minutes)
}
