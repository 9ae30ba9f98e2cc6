import type { Shift } from '@operant/sandbox'
import type { BacklogTruth } from '@operant/sandbox/planter'
import { minutesToApprove } from './people.ts'

const minute = 60_000

/** What only a person can do. */
interface Job {
  /** In milliseconds. */
  readonly at: number
  /** Null for as long as whoever does it takes for a ticket. */
  readonly minutes: number | null
}

/** A day at the desk as somebody sees it who knows everything in advance. */
export interface KnownDay {
  readonly truth: Pick<BacklogTruth, 'asOf' | 'tickets'>
  readonly shifts: readonly Shift[]
  /** When each ticket comes in, as an instant. */
  readonly cameAt: ReadonlyMap<string, string>
}

/**
 * How many tickets wait at the best moment until an instant, where what can be settled or asked without a person is
 * settled the moment it comes in, and people do nothing else than what only they can, the quickest first, each in the
 * time that it takes on average. Nobody does better, but for luck with how long people take.
 */
export function leftAtBest({ truth, shifts, cameAt }: KnownDay, until: number): number {
  const coming = truth.tickets
    .flatMap(({ ticket, expected }): Job[] => {
      const at = Date.parse(cameAt.get(ticket) ?? truth.asOf)
      if (expected === 'approval') return [{ at, minutes: minutesToApprove }]
      return expected === 'handOver' ? [{ at, minutes: null }] : []
    })
    .toSorted((one, other) => one.at - other.at)
  const freeAt = new Map<string, number>()
  const waiting: Job[] = []
  const inWork: number[] = []
  let fewest = Number.POSITIVE_INFINITY
  for (let now = Date.parse(truth.asOf); now <= until; now += minute) {
    while (coming[0] && coming[0].at <= now) waiting.push(...coming.splice(0, 1))
    waiting.sort((one, other) => (one.minutes ?? Infinity) - (other.minutes ?? Infinity))
    for (const { person, beginsAt, endsAt, minutesPerTicket } of shifts) {
      const there = Date.parse(beginsAt) <= now && now < Date.parse(endsAt)
      if (!there || (freeAt.get(person) ?? 0) > now) continue
      const next = waiting.shift()
      if (!next) break
      const doneAt = now + (next.minutes ?? minutesPerTicket) * minute
      freeAt.set(person, doneAt)
      inWork.push(doneAt)
    }
    fewest = Math.min(fewest, waiting.length + inWork.filter((doneAt) => doneAt > now).length)
  }
  return fewest
}
