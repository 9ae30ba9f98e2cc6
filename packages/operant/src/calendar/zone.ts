import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { dayNumber, minutesOf, type Day, type TimeOfDay } from './day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const dayLength = 86_400_000
const minute = 60_000

/** @throws DefinitionError for a name that is no time zone. */
export function requireZone(where: string, what: string, zone: string): void {
  try {
    formatOf(zone)
  } catch {
    throw new DefinitionError(where, what, `a time zone, not "${zone}"`, 'name it as in Europe/Berlin or UTC')
  }
}

/** The day that a clock in this zone shows at an instant. */
export function dayIn(instant: Date, zone: string): Day {
  return new Date(wallTime(instant.getTime(), zone)).toISOString().slice(0, 10)
}

/** Minutes since midnight that a clock in this zone shows at an instant. */
export function minutesIn(instant: Date, zone: string): number {
  const wall = wallTime(instant.getTime(), zone)
  return Math.floor((((wall % dayLength) + dayLength) % dayLength) / minute)
}

/**
 * The instant at which a clock in this zone shows a time on a day. A time that a clock change leaves out is moved forward
 * by what the clock was moved; one that comes twice is the first.
 * @throws DefinitionError for a day, a time or a zone that is none.
 */
export function instantAt(day: Day, time: TimeOfDay, zone: string): Date {
  requireZone(definedAt(), 'zone', zone)
  const wall = dayNumber(day) * dayLength + minutesOf(time) * minute
  const before = offsetAt(wall - dayLength, zone)
  const after = offsetAt(wall + dayLength, zone)
  const fits = [before, after].map((offset) => wall - offset).filter((instant) => wallTime(instant, zone) === wall)
  // Left out by the change: reckoned with the offset before it, the clock shows what comes after.
  return new Date(fits.length > 0 ? Math.min(...fits) : wall - before)
}

/** Milliseconds by which a clock in the zone is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  return wallTime(instant, zone) - instant
}

/** What a clock in the zone shows, as if it were UTC. */
function wallTime(instant: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value)
  const whole = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return whole + (((instant % 1000) + 1000) % 1000)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
