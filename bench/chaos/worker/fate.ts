import { writeSync } from 'node:fs'
import { chanceAt, isRare } from './kill-points.ts'

/** What a worker is told to die of. */
export interface Fated {
  /** How many deaths are still wanted at each point. */
  readonly deaths: Readonly<Record<string, number>>
  /** How much likelier than usual it is to die at each: 1 as usual. */
  readonly eagerness: number
  /** Until when, in milliseconds since 1970, it is to live, but for points that few runs pass. */
  readonly truceUntil: number
  /** Whether it is to be stopped, for longer than the queue waits, between an intent and its call. */
  readonly stall: boolean
}

/** Ends this process where it is wanted, without any chance to tidy up. */
export interface Fate {
  pass(point: string): void
  /** Enough have died at this point. */
  spare(point: string): void
  /** Another has died: until then, in milliseconds since 1970, nobody else is to. */
  truce(until: number): void
}

const stallPoint = 'after commit: effect.intended'

export function fateOf(fated: Fated, random: () => number): Fate {
  let { stall, truceUntil } = fated
  const deaths = new Map(Object.entries(fated.deaths))
  return {
    spare: (point) => void deaths.delete(point),
    truce: (until) => void (truceUntil = until),
    pass(point) {
      if (stall && point === stallPoint) {
        stall = false
        tell({ stalls: point })
        process.kill(process.pid, 'SIGSTOP')
        return
      }
      if (Date.now() < truceUntil && !isRare(point)) return
      if ((deaths.get(point) ?? 0) <= 0 || random() >= chanceAt(point) * fated.eagerness) return
      tell({ dies: point })
      process.kill(process.pid, 'SIGKILL')
    },
  }
}

/** Speaks to the suite at once, with the time: what a stream still holds dies with the process. */
export function tell(message: object): void {
  writeSync(1, `${JSON.stringify({ ...message, at: Date.now() })}\n`)
}
