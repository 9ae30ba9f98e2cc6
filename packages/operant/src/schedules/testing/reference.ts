import { dayNumber, dayOfNumber } from '../../calendar/day.ts'
import { dayIn, minutesIn } from '../../calendar/zone.ts'

/** Minutes since the year 1970 that a clock on the wall of a zone shows. */
type WallMinute = number

const minute = 60_000
const dayMinutes = 1_440

/**
 * What a cron pattern means, found by looking at every minute of a stretch of time: slow, and written without the
 * library. Knows numbers, lists, ranges, steps, stars and `L`.
 */
export function firesByLooking(cron: string, zone: string, from: Date, to: Date): readonly string[] {
  const fields = cron.split(' ')
  const fixed = !/[*/]/.test(`${fields[0]}${fields[1]}`)
  const found: string[] = []
  let shown: WallMinute = wallAt(from.getTime() - minute, zone)
  // What was shown within the last hours: a clock that goes back shows it again.
  const before = new Set(Array.from({ length: 180 }, (_, past) => shown - past))
  for (let at = from.getTime(); at <= to.getTime(); at += minute) {
    const wall = wallAt(at, zone)
    const leftOut = Array.from({ length: Math.max(0, wall - shown - 1) }, (_, n) => shown + 1 + n)
    const again = before.has(wall)
    const fires = fixed
      ? (matches(fields, wall) && !again) || leftOut.some((one) => matches(fields, one))
      : matches(fields, wall)
    if (fires) found.push(new Date(at).toISOString())
    before.add(wall)
    shown = wall
  }
  return found
}

const known = new Map<string, WallMinute>()

function wallAt(instant: number, zone: string): WallMinute {
  const key = `${zone} ${instant}`
  const date = new Date(instant)
  const wall = known.get(key) ?? dayNumber(dayIn(date, zone)) * dayMinutes + minutesIn(date, zone)
  known.set(key, wall)
  return wall
}

function matches(
  [minutes = '', hours = '', days = '', months = '', weekdays = '']: readonly string[],
  wall: WallMinute,
) {
  const number = Math.floor(wall / dayMinutes)
  const ofDay = wall - number * dayMinutes
  const date = new Date(`${dayOfNumber(number)}T00:00:00Z`)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  const inDays = has(days.replace('L', String(last)), date.getUTCDate(), 1, 31)
  const inWeek = has(weekdays, date.getUTCDay(), 0, 6)
  // Where both are said, one of them is enough: so it is in cron.
  const onDay = days === '*' || weekdays === '*' ? inDays && inWeek : inDays || inWeek
  return (
    has(minutes, ofDay % 60, 0, 59) &&
    has(hours, Math.floor(ofDay / 60), 0, 23) &&
    onDay &&
    has(months, date.getUTCMonth() + 1, 1, 12)
  )
}

function has(field: string, value: number, least: number, most: number): boolean {
  return field.split(',').some((part) => {
    const [range = '', step = '1'] = part.split('/')
    const [low, high = low] = range === '*' ? [least, most] : range.split('-').map(Number)
    return value >= (low ?? 0) && value <= (high ?? 0) && (value - (low ?? 0)) % Number(step) === 0
  })
}
