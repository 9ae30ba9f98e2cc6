import { isTimeZone } from '../language/syntax.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Hours of the week by the clocks of a time zone: `mon-fri 08:00-20:00 Europe/Berlin`. */
export interface Hours {
  readonly text: string
  /** 0 is Monday; the days on which it begins. */
  readonly days: ReadonlySet<number>
  /** Minutes since midnight; where `end` is not after `start` it ends on the day after. */
  readonly start: number
  readonly end: number
  readonly zone: string
}

export const hoursForm = 'Write days, times and a time zone, such as mon-fri 08:00-20:00 Europe/Berlin'

/** Reads hours; a text says what is wrong. */
export function parseHours(text: string): Hours | string {
  const [days = '', times = '', zone = '', more] = text.trim().split(/\s+/)
  if (zone === '' || more !== undefined) return `"${text}" is not days, times and a time zone`
  const covered = daysOf(days.toLowerCase())
  if (!covered) return `"${days}" is not days of the week`
  const [start, end] = times.split('-').map(minutesOf)
  if (start === undefined || end === undefined || times.split('-').length !== 2 || start === 1_440)
    return `"${times}" is not a time from 00:00 to 24:00`
  if (start === end) return `"${times}" begins when it ends; for whole days write 00:00-24:00`
  if (!isTimeZone(zone)) return `"${zone}" is not a time zone`
  return { text: text.trim().replaceAll(/\s+/g, ' '), days: covered, start, end, zone }
}

function daysOf(text: string): ReadonlySet<number> | undefined {
  if (text === 'daily') return new Set(weekdays.keys())
  const parts = text.split(',').map((part) => part.split('-').map((day) => weekdays.findIndex((one) => one === day)))
  const known = parts.every((part) => part.length <= 2 && part.every((day) => day >= 0))
  if (!known) return undefined
  return new Set(parts.flatMap(([from = 0, to = from]) => range(from, to)))
}

/** `fri-mon` is friday, saturday, sunday, monday. */
function range(from: number, to: number): readonly number[] {
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, step) => (from + step) % 7)
}

function minutesOf(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return minutes <= 1_440 && Number(match?.[2]) < 60 ? minutes : undefined
}

/** What the clocks of a zone show. */
interface Local {
  /** `2026-03-29`. */
  readonly date: string
  readonly minute: number
}

/**
 * Whether it is within the hours, by what clocks in the zone show: an hour that clocks skip is not there, one that they
 * show twice counts both times. `except` are days on which they do not begin, such as holidays.
 */
export function isWithin(hours: Hours, except: ReadonlySet<string>, moment: Date): boolean {
  const { date, minute } = localTime(moment, hours.zone)
  const begins = (day: string): boolean => hours.days.has(weekdayOf(day)) && !except.has(day)
  if (hours.end > hours.start) return begins(date) && minute >= hours.start && minute < hours.end
  return (begins(date) && minute >= hours.start) || (begins(dayAfter(date, -1)) && minute < hours.end)
}

/** Days for which an opening is looked for: longer than any row of holidays. */
const farthest = 40

/** When it is next within the hours; undefined where that is not within forty days. */
export function nextOpening(hours: Hours, except: ReadonlySet<string>, moment: Date): Date | undefined {
  const { date } = localTime(moment, hours.zone)
  for (let days = 0; days <= farthest; days += 1) {
    const day = dayAfter(date, days)
    if (!hours.days.has(weekdayOf(day)) || except.has(day)) continue
    const opens = instantOf(day, hours.start, hours.zone)
    if (opens.getTime() > moment.getTime() && isWithin(hours, except, opens)) return opens
  }
  return undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localTime(moment: Date, zone: string): Local {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The first moment at which clocks of the zone show this time, or a later one where they skip it. */
function instantOf(date: string, minute: number, zone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minute * 60_000
  const shows = (at: number): number => {
    const local = localTime(new Date(at), zone)
    return Date.parse(`${local.date}T00:00:00Z`) + local.minute * 60_000
  }
  // No zone is further than 14 hours from UTC, and none changes by more than a few hours at once.
  let at = wanted - (shows(wanted - 86_400_000) - (wanted - 86_400_000))
  if (shows(at) > wanted) at -= shows(at) - wanted
  while (shows(at) < wanted) at += 60_000
  return new Date(at)
}

/** `Mon 2026-03-30 08:00 Europe/Berlin`. */
export function localText(moment: Date, zone: string): string {
  const { date, minute } = localTime(moment, zone)
  const day = weekdays[weekdayOf(date)] ?? ''
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return `${day} ${date} ${clock} ${zone}`
}

/** The calendar day of a moment, such as `2026-03-29`. */
export type DayOf = (moment: Date) => string

/** Days of an IANA time zone, each from its midnight to the next, however many hours that is. */
export function daysIn(timeZone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (moment) => format.format(moment)
}
