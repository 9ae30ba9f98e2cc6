import { dayNumber, dayOfNumber, isDay } from '../calendar/day.ts'
import { instantAt } from '../calendar/zone.ts'
import { mostAsked, timesIn } from './changing.ts'
import type { PreparedSchedule } from './prepared.ts'

/** A stretch of the past whose times are asked for, with all of its times. */
export interface Stretch {
  readonly from: Date
  readonly to: Date
  readonly times: readonly Date[]
}

/** What is wrong with a stretch: with one of its ends, or with both. */
export interface BadStretch {
  readonly field: 'from' | 'to' | undefined
  readonly problem: string
}

/** The stretch between two days of the schedule's zone, or two instants. A last day counts whole, and nothing after now. */
export function stretchOf(
  schedule: PreparedSchedule,
  ends: { readonly from: string | undefined; readonly to: string | undefined },
  now: Date,
): Stretch | BadStretch {
  const { zone } = schedule.when
  const from = momentOf('from', ends.from, zone)
  const until = momentOf('to', ends.to, zone)
  if (!from) return badEnd('from', ends.from)
  if (!until) return badEnd('to', ends.to)
  const to = new Date(Math.min(until.getTime(), now.getTime()))
  const times = timesIn(schedule, { from, to })
  if (times.length === 0) return { field: undefined, problem: 'no time of this schedule lies between these two' }
  if (times.length > mostAsked)
    return { field: undefined, problem: `more than ${mostAsked} times; take a shorter stretch` }
  return { from, to, times }
}

/** A day begins with its first moment, and as an end counts whole. */
function momentOf(end: 'from' | 'to', text: string | undefined, zone: string): Date | undefined {
  if (text === undefined) return undefined
  if (isDay(text)) {
    if (end === 'from') return instantAt(text, '00:00', zone)
    return new Date(instantAt(dayOfNumber(dayNumber(text) + 1), '00:00', zone).getTime() - 1)
  }
  const isInstant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
  return isInstant ? new Date(text) : undefined
}

function badEnd(field: 'from' | 'to', text: string | undefined): BadStretch {
  const given = text === undefined ? '' : `, not "${text}"`
  return { field, problem: `takes a day as 2026-03-27, or an instant as 2026-03-27T08:00:00Z${given}` }
}
