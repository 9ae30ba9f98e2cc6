import { isBusinessTime } from '../calendar/business-calendar.ts'
import type { Moment } from './understanding.ts'
import { numberIn } from './numbers.ts'

/** A time as somebody said it: the instant; several that may be meant; or why it is none. */
export type Deadline =
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'either'; readonly choices: readonly Date[] }
  | { readonly kind: 'none'; readonly why: string }

interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const minute = 60_000
const day = 86_400_000

/** Reads a time by which something is to be done. A day without a time ends with that day. Always in the future. */
export async function readDeadline(said: string, moment: Moment): Promise<Deadline> {
  const text = said
    .trim()
    .toLowerCase()
    .replace(/^(the|on|at)\s+/, '')
  const written = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:\d{2})$/.test(text)
  const found = written
    ? exactly(new Date(text.toUpperCase()))
    : (dayEnd(text, moment) ?? (await byChrono(said.trim(), moment)))
  if (found.kind !== 'at') return found
  return found.at > moment.now ? found : { kind: 'none', why: `"${said}" is past` }
}

function exactly(at: Date): Deadline {
  return { kind: 'at', at }
}

/** Ends of days, weeks, months and years. */
function dayEnd(text: string, moment: Moment): Deadline | undefined {
  const today = wallClock(moment.now, moment.timeZone)
  const midnight = (days: number): Date =>
    instantOf({ ...today, day: today.day + days, hour: 0, minute: 0 }, moment.timeZone)
  if (/^(end of (the )?(day|today)|today|eod|tonight|midnight|end of business today)$/.test(text))
    return exactly(midnight(1))
  if (/^(tomorrow|end of tomorrow)$/.test(text)) return exactly(midnight(2))
  if (/^(end of (the )?month|month end|month's end)$/.test(text))
    return exactly(instantOf({ ...today, month: today.month + 1, day: 1, hour: 0, minute: 0 }, moment.timeZone))
  if (/^(end of (the )?year|year end)$/.test(text))
    return exactly(instantOf({ ...today, year: today.year + 1, month: 1, day: 1, hour: 0, minute: 0 }, moment.timeZone))
  if (/^(end of (the |this )?week|week end|eow)$/.test(text)) {
    const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay() || 7
    const choices = [5, 7].filter((last) => last >= weekday).map((last) => midnight(last - weekday + 1))
    const [only] = choices
    return choices.length === 1 && only ? exactly(only) : { kind: 'either', choices }
  }
  if (/^(close of business|cob|close|opening)$/.test(text))
    return { kind: 'none', why: `"${text}" is at no known time; say it as in by 17:00` }
  return undefined
}

async function byChrono(said: string, moment: Moment): Promise<Deadline> {
  const unknown: Deadline = {
    kind: 'none',
    why: `"${said}" is no time; say it as in by 17:00, by Friday or by 2026-12-24`,
  }
  if (/\b(week|month|quarter|year|weekend|soon|sprint)s?\b/i.test(said)) return unknown
  const clock = /^(\d{1,2})(?::(\d{2}))?(?: ?o['’]?clock)?$/i.exec(hourInFigures(said))
  if (clock && !said.startsWith('0') && Number(clock[1]) <= 12)
    return eitherHalf(Number(clock[1]), Number(clock[2] ?? 0), moment)
  const numbers = /^(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?$/.exec(said)
  if (numbers) return slashed(said, Number(numbers[1]), Number(numbers[2]), moment)
  // Loaded only where a time is said: it takes a while.
  const { en } = await import('chrono-node')
  const { timeZone, now } = moment
  const reference = { instant: now, timezone: offsetAt(now, timeZone) / minute }
  const [result, ...others] = en.casual.parse(said, reference, { forwardDate: true })
  if (!result || others.length > 0 || result.end || result.text.length < said.length) return unknown
  const { start } = result
  if (start.isCertain('timezoneOffset')) return exactly(start.date())
  const wall = {
    year: start.get('year') ?? 0,
    month: start.get('month') ?? 0,
    day: start.get('day') ?? 0,
    hour: start.get('hour') ?? 0,
    minute: start.get('minute') ?? 0,
  }
  const dated = start.isCertain('day') || start.isCertain('weekday')
  if (!start.isCertain('hour')) {
    if (!dated) return unknown
    const ends = instantOf({ ...wall, day: wall.day + 1, hour: 0, minute: 0 }, timeZone)
    const today = wallClock(now, timeZone)
    const thisDay = instantOf({ ...today, day: today.day + 1, hour: 0, minute: 0 }, timeZone)
    // "By Friday" on a Friday.
    const week = !start.isCertain('day') && ends.getTime() - thisDay.getTime() > 6.5 * day
    return week ? { kind: 'either', choices: [thisDay, ends] } : exactly(ends)
  }
  const own = wallClock(now, timeZone)
  const onDay = (hour: number): Date => {
    const at = instantOf(dated ? { ...wall, hour } : { ...own, hour, minute: wall.minute }, timeZone)
    return dated || at > now ? at : new Date(at.getTime() + day)
  }
  const vague =
    !start.isCertain('meridiem') &&
    wall.hour >= 1 &&
    wall.hour <= 12 &&
    !/\b0?\d:\d{2}\b|\b1[0-2]:\d{2}\b|noon|midnight/i.test(said)
  if (vague)
    return oneOf(
      [onDay(wall.hour % 12), onDay((wall.hour % 12) + 12)].filter((at) => at > now),
      moment,
    )
  const at = instantOf(dated ? wall : { ...own, hour: wall.hour, minute: wall.minute }, timeZone)
  // "By 5pm" at six: whether tomorrow is meant is not for us to say.
  return at > now || dated ? exactly(at) : { kind: 'either', choices: [onDay(wall.hour)] }
}

/** `five`, `five o'clock` with the hour as `5`. */
function hourInFigures(said: string): string {
  return said.replace(/^[a-z]+(?=$| ?o['’]?clock$)/i, (word) => String(numberIn(word) ?? word))
}

/** A time on a clock's face: in the morning or in the afternoon. */
function eitherHalf(hour: number, minutes: number, moment: Moment): Deadline {
  const { now, timeZone } = moment
  const today = wallClock(now, timeZone)
  const times = [hour % 12, (hour % 12) + 12].map((one) => {
    const at = instantOf({ ...today, hour: one, minute: minutes }, timeZone)
    return at > now ? at : instantOf({ ...today, day: today.day + 1, hour: one, minute: minutes }, timeZone)
  })
  const sorted = times.toSorted((first, second) => first.getTime() - second.getTime())
  return oneOf(sorted, moment)
}

/** Of several times the only one at which the company works, where its calendar says hours; else it is to be asked. */
function oneOf(choices: readonly Date[], { calendar }: Moment): Deadline {
  const [only, ...others] = calendar?.hours ? choices.filter((at) => isBusinessTime(at, calendar)) : []
  return only && others.length === 0 ? exactly(only) : { kind: 'either', choices }
}

/** 03/04 is a day in March or in April. */
function slashed(said: string, first: number, second: number, moment: Moment): Deadline {
  const year = Number(/\/(\d{4})$/.exec(said)?.[1] ?? wallClock(moment.now, moment.timeZone).year)
  const orders = [
    { month: second, day: first },
    { month: first, day: second },
  ].filter((date) => date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31)
  const days = orders.map((date) =>
    instantOf({ year, ...date, day: date.day + 1, hour: 0, minute: 0 }, moment.timeZone),
  )
  const choices = [...new Map(days.map((at) => [at.getTime(), at])).values()].filter((at) => at > moment.now)
  const [only] = choices
  if (!only) return { kind: 'none', why: `"${said}" is past, or no date; say it as in 2026-12-24` }
  return choices.length === 1 && days.length === 1 ? exactly(only) : { kind: 'either', choices }
}

/** The instant at which clocks in a time zone show this. */
export function instantOf(wall: WallClock, timeZone: string): Date {
  const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)
  const first = utc - offsetAt(new Date(utc), timeZone)
  return new Date(utc - offsetAt(new Date(first), timeZone))
}

/** What clocks in a time zone show. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const shifted = new Date(at.getTime() + offsetAt(at, timeZone))
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/** Milliseconds by which a time zone is ahead of UTC. */
function offsetAt(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at.getTime() / 1_000) * 1_000
}

/** An instant with the clock of the time zone, as words that mean just it. */
export function deadlineText(at: Date, timeZone: string): string {
  const { year, month, day: date, hour, minute: minutes } = wallClock(at, timeZone)
  return `${year}-${two(month)}-${two(date)} ${two(hour)}:${two(minutes)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
