import { forecast } from 'operant'
import { backlogTarget, queue } from '../queue/queue.ts'
import { workload } from '../queue/workload.ts'
import { type BacklogNow, foretellBacklog, settledByPeople } from './foretell.ts'

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
    const basis = at(until)
    const later = foretellBacklog(basis)
    const share = Math.round(basis.alone.share * 100)
    return {
      reachable: later.atBest < i.target,
      expected: later.expected,
      bound: i.target,
      because: [
        `${waiting} wait and ${rounded(basis.arrivals.perHour)} come in an hour, so below ${i.target} in ${rounded(basis.hours)} hours takes ${rounded(later.neededPerHour)} an hour`,
        `${rounded(later.likelyPerHour)} are likely: agents settle ${share} % alone, and the people who are there ${Math.floor(basis.byPeople)} in that time`,
        `${later.expected} are likely to be left, ${later.atBest} with luck`,
      ].join('; '),
      options: later.atBest < i.target ? [] : optionsFor(i.target, later.expected, now, until, at),
    }
  },
})

/** What could be asked for instead: fewer solved, or more time. */
function optionsFor(target: number, expected: number, now: Date, until: Date, at: (end: Date) => BacklogNow) {
  const hours = Math.ceil((until.getTime() - now.getTime()) / hourLength)
  const reachable = Math.ceil(expected * 1.15) + 2
  const more = Array.from({ length: Math.max(0, furthest - hours) }, (_, index) => hours + index + 1).find(
    (end) => foretellBacklog(at(new Date(now.getTime() + end * hourLength))).expected < target * 0.9,
  )
  return [
    {
      ask: `Bring the backlog below ${reachable} within ${hours} hours`,
      because: `${expected} are likely to be left by then`,
    },
    ...(more === undefined
      ? []
      : [{ ask: `Bring the backlog below ${target} within ${more} hours`, because: 'it can be done by then' }]),
  ]
}

function rounded(number: number): string {
  return String(Math.round(number * 10) / 10)
}
