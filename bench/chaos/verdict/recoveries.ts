import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import type { Violation } from './violation.ts'

/** A worker's word that it has taken up a run; `until` where it said that it had put it down. Milliseconds since 1970. */
export interface Hold {
  readonly worker: number
  readonly run: string
  readonly from: number
  readonly until: number | undefined
}

/** When a worker was killed, or stopped. */
export interface Death {
  readonly worker: number
  readonly at: number
}

/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** How long one run stood still after the worker that was driving it had been killed, in milliseconds. */
export interface Recovery {
  readonly run: string
  /** When its worker died, in milliseconds since 1970. */
  readonly at: number
  readonly took: number
  /** Whether the database was away meanwhile. */
  readonly databaseToo: boolean
}

/** After a death so many of its runs go on within so many milliseconds; the second limit is for all. */
export const promised = { share: 0.95, within: 15_000, allWithin: 30_000 } as const

/**
 * Sets every death of a worker against the next event of each run that it was driving. A run whose next worker was
 * killed or stopped before it wrote anything had gone on by the time that worker took it up; the rest counts for that death.
 */
export function recoveriesOf(watched: {
  readonly deaths: readonly Death[]
  readonly stalls: readonly Death[]
  readonly holds: readonly Hold[]
  readonly outages: readonly Span[]
  readonly journals: ReadonlyMap<string, readonly RunEvent[]>
  /** When watching ended: what had not gone on by then took at least that long. */
  readonly ended: number
}): readonly Recovery[] {
  const { deaths, stalls, holds, outages, journals, ended } = watched
  const lostAt = (stops: readonly Death[]): readonly Lost[] =>
    stops.flatMap(({ worker, at }) =>
      holds.flatMap((hold) => {
        const held = hold.worker === worker && hold.from <= at && (hold.until ?? Infinity) > at
        return held ? [{ run: hold.run, from: hold.from, at }] : []
      }),
    )
  const lost = lostAt(deaths)
  const stopped = [...lost, ...lostAt(stalls)]
  return lost.flatMap(({ run, from, at }): Recovery[] => {
    const events = (journals.get(run) ?? []).map((event) => ({ type: event.type, at: Date.parse(event.at) }))
    const last = events.findLast((event) => event.at <= at)
    // It was over, or had come to rest and the worker died before it could say so.
    if (last?.type === 'run.settled' || (last?.type === 'run.waits' && last.at >= from)) return []
    const next = events.find((event) => event.at > at)?.at
    const takenUp = Math.min(
      ended,
      ...stopped.flatMap((other) => (other.run === run && other.from > at ? [other.from] : [])),
    )
    const wentOn = Math.min(next ?? ended, takenUp)
    const databaseToo = outages.some((outage) => outage.from < wentOn && outage.until > at)
    return [{ run, at, took: wentOn - at, databaseToo }]
  })
}

/** A run that was being driven when its worker stopped, since `from`. */
interface Lost {
  readonly run: string
  readonly from: number
  readonly at: number
}

/** How long runs stood still, in milliseconds: of so many the median, the 95th of a hundred and the longest. */
export interface Distribution {
  readonly count: number
  readonly median: number
  readonly most: number
  readonly longest: number
}

export function distributionOf(recoveries: readonly Recovery[]): Distribution {
  const took = recoveries.map((one) => one.took).toSorted((one, other) => one - other)
  const at = (share: number): number => took[Math.max(0, Math.ceil(share * took.length) - 1)] ?? 0
  return { count: took.length, median: at(0.5), most: at(promised.share), longest: took.at(-1) ?? 0 }
}

/** The promise is about workers that die. What the database being away as well adds is only reported. */
export function checkRecoveries(recoveries: readonly Recovery[]): readonly Violation[] {
  const alone = recoveries.filter(({ databaseToo }) => !databaseToo)
  const { most, longest } = distributionOf(alone)
  const tooLate = alone.filter(({ took }) => took > promised.allWithin)
  const share: readonly Violation[] =
    most <= promised.within
      ? []
      : [
          {
            kind: 'slow',
            about: 'runs of killed workers',
            what: `95 % went on within ${seconds(most)}, all within ${seconds(longest)}`,
          },
        ]
  return [
    ...share,
    ...tooLate.map(({ run, took }): Violation => ({
      kind: 'slow',
      about: run,
      what: `stood still for ${seconds(took)}`,
    })),
  ]
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}
