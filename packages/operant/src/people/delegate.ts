import { instantAt, dayIn } from '../calendar/zone.ts'
import { dayNumber, dayOfNumber, isDay } from '../calendar/day.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Delegation } from '../store/delegations.ts'
import type { Principal } from '../store/principals.ts'

export interface Wanted {
  readonly id: string
  readonly from: Principal
  /** Names as they were said. */
  readonly to: string
  /** Days, as `2026-04-01`; the last one is included. `since` default: now. */
  readonly since: string | undefined
  readonly until: string
  readonly because: string
}

/** The delegation that somebody wants, or why there cannot be one. Days are the calendar's. */
export function delegationOf(
  { id, from, to, since, until, because }: Wanted,
  people: readonly Principal[],
  now: Date,
  calendar: BusinessCalendar,
): Delegation | { readonly problem: string } {
  const other = people.find((one) => one.name.toLowerCase() === to.trim().toLowerCase())
  if (!other)
    return { problem: `the project knows nobody named "${to}"; there are ${people.map(({ name }) => name).join(', ')}` }
  if (other.name === from.name) return { problem: 'nobody stands in for themselves; name somebody else' }
  for (const [name, day] of [
    ['since', since],
    ['until', until],
  ] as const)
    if (day !== undefined && !isDay(day))
      return { problem: `--${name} takes a day such as ${dayIn(now, calendar.zone)}, not "${day}"` }
  const begins = since === undefined ? now : new Date(Math.max(now.getTime(), startOf(since, calendar).getTime()))
  const ends = startOf(dayOfNumber(dayNumber(until) + 1), calendar)
  if (ends <= begins) return { problem: `it would be over before it begins: --until ${until} is no day to come` }
  const times = { since: begins.toISOString(), until: ends.toISOString(), madeAt: now.toISOString() }
  return { id, from: from.name, to: other.name, because, ...times }
}

function startOf(day: string, { zone }: BusinessCalendar): Date {
  return instantAt(day, '00:00', zone)
}
