import { forecast } from 'operant'
import { backlogTarget, queue } from '../queue/queue.ts'
import { workload } from '../queue/workload.ts'
import { type BacklogLater, type BacklogNow, foretellBacklog, settledByPeople } from './foretell.ts'

const hourLength = 3_600_000
/** A deadline that is further off than this is no help. */
const furthest = 72

/**
 * Said before anything is begun: a target that even good luck does not reach is not tried. It is said again as the day
 * goes on, from what was measured by then.
 */
export const backlogForecast = forecast({
  needs: { target: backlogTarget, queue, workload },
  expect: (i, { now, until, progress }) => {
    const { arrived, closedAlone, hours, shifts } = i.workload
    const begun = progress.elements - progress.waiting
    const done = (progress.ended.met ?? 0) + (progress.ended.declined ?? 0)
    const waiting = i.queue.length
    const measured = arrived + begun
    const at = (end: Date): BacklogNow => ({
      waiting,
      withPeople: begun > 0 ? Math.max(0, waiting - progress.waiting - progress.acting) : 0,
      target: i.target,
      hours: Math.max(0, end.getTime() - now.getTime()) / hourLength,
      arrivals: { perHour: hours > 0 ? arrived / hours : 0, hours },
      alone: { share: measured > 0 ? (closedAlone + done) / measured : 0, of: measured },
      byPeople: settledByPeople(shifts, now, end),
    })
    // Where more comes in than is settled, the fewest wait before the end.
    const moments = hoursBetween(now, until).map((end) => ({ end, later: foretellBacklog(at(end)) }))
    const fewest = moments.reduce((best, one) => (one.later.expected <= best.later.expected ? one : best))
    const { end, later } = fewest
    const basis = at(end)
    const share = Math.round(basis.alone.share * 100)
    return {
      reachable: later.atBest < i.target,
      expected: later.expected,
      bound: i.target,
      because: [
        `${waiting} wait and ${rounded(basis.arrivals.perHour)} come in an hour, so below ${i.target} in ${rounded(basis.hours)} hours takes ${rounded(later.neededPerHour)} an hour`,
        `${rounded(later.likelyPerHour)} are likely: agents settle ${share} % alone, and the people who are there ${Math.floor(basis.byPeople)} in that time`,
        `${later.expected} are likely to be left, ${later.atBest} with luck${end < until ? ', and more later on' : ''}`,
      ].join('; '),
      options: later.atBest < i.target ? [] : optionsFor({ target: i.target, waiting, later, now, until, at }),
    }
  },
})

interface Unreachable {
  readonly target: number
  readonly waiting: number
  readonly later: BacklogLater
  readonly now: Date
  readonly until: Date
  readonly at: (end: Date) => BacklogNow
}

/** What could be asked for instead, and is reached though luck is bad: fewer solved, or more time. */
function optionsFor({ target, waiting, later, now, until, at }: Unreachable) {
  const hours = Math.ceil((until.getTime() - now.getTime()) / hourLength)
  const reachable = later.atWorst + 1
  const more = Array.from({ length: Math.max(0, furthest - hours) }, (_, index) => hours + index + 1).find(
    (end) => foretellBacklog(at(new Date(now.getTime() + end * hourLength))).atWorst < target,
  )
  return [
    ...(reachable > waiting
      ? []
      : [
          {
            ask: `Bring the backlog below ${reachable} within ${inHours(hours)}`,
            because: `${later.expected} are likely to be left by then, ${later.atWorst} with bad luck`,
          },
        ]),
    ...(more === undefined
      ? []
      : [{ ask: `Bring the backlog below ${target} within ${inHours(more)}`, because: 'it can be done by then' }]),
  ]
}

/** Every hour from now on, and the end; the end alone where less than an hour is left. */
function hoursBetween(now: Date, until: Date): readonly Date[] {
  const hours = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / hourLength) - 1)
  const each = Array.from({ length: hours }, (_, index) => new Date(now.getTime() + (index + 1) * hourLength))
  return [...each, until]
}

function inHours(number: number): string {
  return number === 1 ? '1 hour' : `${number} hours`
}

function rounded(number: number): string {
  return String(Math.round(number * 10) / 10)
}
