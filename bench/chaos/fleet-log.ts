import type { Death, Hold } from './verdict/recoveries.ts'

/** What a fleet saw of its workers. */
export interface FleetLog {
  /** Deaths by point. */
  readonly deathsAt: ReadonlyMap<string, number>
  readonly deaths: readonly Death[]
  /** Workers that were stopped and went on later. */
  readonly stalls: readonly Death[]
  readonly holds: readonly Hold[]
  /** What workers reported, by text, how often. */
  readonly errors: ReadonlyMap<string, number>
  stalled(worker: number, at: number): void
  died(worker: number, at: number, point: string): void
  /** Takes down what a worker says of itself. */
  heard(worker: number, message: object): void
}

export function fleetLog(): FleetLog {
  const deathsAt = new Map<string, number>()
  const errors = new Map<string, number>()
  const deaths: Death[] = []
  const stalls: Death[] = []
  const holds: { worker: number; run: string; from: number; until: number | undefined }[] = []
  return {
    deathsAt,
    deaths,
    stalls,
    holds,
    errors,
    stalled: (worker, at) => void stalls.push({ worker, at }),
    died(worker, at, point) {
      deaths.push({ worker, at })
      count(deathsAt, point)
    },
    heard(worker, message) {
      const at = 'at' in message && typeof message.at === 'number' ? message.at : Date.now()
      if ('takes' in message && typeof message.takes === 'string')
        holds.push({ worker, run: message.takes, from: at, until: undefined })
      if ('leaves' in message) {
        const held = holds.findLast((hold) => hold.worker === worker && hold.run === message.leaves)
        if (held) held.until = at
      }
      if ('error' in message && typeof message.error === 'string') count(errors, message.error)
    },
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}
