import type * as croner from 'croner'
import type { Cron } from 'croner'
import { createRequire } from 'node:module'
import { addBusinessDays, isBusinessDay, type BusinessCalendar } from '../calendar/business-calendar.ts'
import { dayNumber, dayOfNumber, type Day } from '../calendar/day.ts'
import { dayIn, instantAt } from '../calendar/zone.ts'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'

/** What becomes of a time that falls on a day on which nobody works. */
export type HolidayPolicy = 'skip' | 'next business day' | 'previous business day'

/** What decides when a schedule fires: plain data, so that it may be stored, compared and told. */
export interface Timing {
  /** Minute, hour, day of the month, month, day of the week. */
  readonly cron: string
  /** IANA name. */
  readonly zone: string
  /** Absent: every day counts. */
  readonly days?: { readonly calendar: BusinessCalendar; readonly holiday: HolidayPolicy }
}

/** The times of a schedule, in order. */
export interface Times {
  /** The first time after an instant; undefined where none comes any more. */
  after(instant: Date): Date | undefined
}

/** Looked at in vain, one after the other, before a pattern is said never to fire. */
const patience = 5_000

/**
 * The times that a timing means. Clock changes: where minute and hour are numbers, a time that the change leaves out is
 * the first moment after it, and one that comes twice is the first; patterns with a star or a step go on by the clock on
 * the wall, so that they leave out what it leaves out and come again when it does.
 * @throws DefinitionError for a pattern that is none.
 */
export function timesOf(timing: Timing): Times {
  const { zone, days } = timing
  const whole = cronOf(timing.cron, zone)
  if (!days) return { after: (instant) => whole.nextRun(instant) ?? undefined }
  return days.holiday === 'skip'
    ? { after: (instant) => nextOnBusinessDay(whole, zone, days.calendar, instant) }
    : movedTimes(timing, days)
}

/** Times on other days than business days are left out. */
function nextOnBusinessDay(cron: Cron, zone: string, calendar: BusinessCalendar, instant: Date): Date | undefined {
  let at = instant
  for (let looked = 0; looked < patience; looked += 1) {
    const next = cron.nextRun(at)
    if (!next) return undefined
    const day = dayIn(next, zone)
    if (isBusinessDay(day, calendar)) return next
    at = new Date(startOf(followingDay(day), zone).getTime() - 1)
  }
  return undefined
}

/** Days that the pattern means, each moved to a business day; the times of day stay as they are. */
function movedTimes({ cron, zone }: Timing, { calendar, holiday }: NonNullable<Timing['days']>): Times {
  const [minute = '', hour = '', ...dates] = partsOf(cron)
  const meant = cronOf(`0 0 ${dates.join(' ')}`, 'UTC')
  const daily = cronOf(`${minute} ${hour} * * *`, zone)
  return {
    after(instant) {
      const today = dayIn(instant, zone)
      // Whatever is meant by an earlier day fires on an earlier day than this one.
      const first = holiday === 'next business day' ? followingDay(addBusinessDays(today, -1, calendar)) : today
      let from = new Date(dayNumber(first) * dayLength - 1)
      for (let looked = 0; looked < patience; looked += 1) {
        const next = meant.nextRun(from)
        if (!next) return undefined
        const day = businessDayOf(dayIn(next, 'UTC'), holiday, calendar)
        const time = day < today ? undefined : timeOn(daily, day, zone, instant)
        if (time) return time
        from = next
      }
      return undefined
    },
  }
}

const dayLength = 86_400_000

/** The business day that stands for a day: itself where it is one. */
function businessDayOf(day: Day, holiday: HolidayPolicy, calendar: BusinessCalendar): Day {
  if (isBusinessDay(day, calendar)) return day
  return addBusinessDays(day, holiday === 'next business day' ? 1 : -1, calendar)
}

/** The first time after an instant that falls on a day. */
function timeOn(daily: Cron, day: Day, zone: string, instant: Date): Date | undefined {
  const before = startOf(day, zone).getTime() - 1
  const time = daily.nextRun(new Date(Math.max(before, instant.getTime())))
  return time && dayIn(time, zone) === day ? time : undefined
}

function startOf(day: Day, zone: string): Date {
  return instantAt(day, '00:00', zone)
}

function followingDay(day: Day): Day {
  return dayOfNumber(dayNumber(day) + 1)
}

/** The times from one instant up to and with another, at most so many. */
export function timesBetween(times: Times, from: Date, to: Date, most: number): readonly Date[] {
  const found: Date[] = []
  let at = times.after(new Date(from.getTime() - 1))
  while (at && at <= to && found.length < most) {
    found.push(at)
    at = times.after(at)
  }
  return found
}

/** Whether minute and hour are numbers: then it means times of day, not a rhythm. */
export function meansTimesOfDay(cron: string): boolean {
  return partsOf(cron)
    .slice(0, 2)
    .every((part) => !/[*?/]/.test(part))
}

/** The five parts of a pattern; of a word such as `@daily` those that it stands for. */
function partsOf(cron: string): readonly string[] {
  return (words[cron.trim().toLowerCase()] ?? cron).trim().split(/\s+/)
}

const words: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
}

const load = createRequire(import.meta.url)
/** Loaded when a pattern is first read: most commands read none. */
let library: typeof croner | undefined

function cronOf(pattern: string, zone: string): Cron {
  try {
    library ??= load('croner') as typeof croner
    return new library.Cron(partsOf(pattern).join(' '), {
      timezone: zone,
      mode: '5-part',
      fixedTimeRule: 'no-wildcard',
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
    throw new DefinitionError(
      definedAt(),
      `cron "${pattern}"`,
      `minute, hour, day of the month, month and day of the week (${reason})`,
      'write it as in 0 8 * * 1-5',
    )
  }
}
