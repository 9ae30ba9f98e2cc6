import type { RunEvent } from '../../journal/events.ts'
import { phasesOf, type Phase } from './phases.ts'
import type { Story } from './story.ts'

/** A run in time: stretches of its life, its steps, and how long it was queued, at work and waiting altogether. */
export interface Timeline {
  readonly run: string
  readonly phases: readonly Phase[]
  readonly steps: readonly {
    readonly number: number
    readonly title: string
    readonly kind: string
    readonly from: string
    readonly until: string
    readonly took: number
  }[]
  /** Milliseconds, of what has ended. */
  readonly queued: number
  readonly working: number
  readonly waiting: number
}

/** Tells a run in time. `decidedAt` says when a request was answered. */
export function timelineOf(
  { run, steps }: Pick<Story, 'run' | 'steps'>,
  events: readonly RunEvent[],
  decidedAt?: (request: string) => string | undefined,
): Timeline {
  const phases = phasesOf(run, events, decidedAt)
  const total = (kind: Phase['kind']) =>
    phases.reduce((sum, phase) => sum + (phase.kind === kind && phase.until ? lasted(phase.from, phase.until) : 0), 0)
  return {
    run,
    phases,
    steps: steps.map(({ number, title, kind, at, until, gave }) => {
      const took = gave?.took ?? 0
      // What only gave a value was heard of when it had it.
      const began = Date.parse(at) - (at === until ? took : 0)
      return { number, title, kind, from: new Date(began).toISOString(), until, took }
    }),
    queued: total('queued'),
    working: total('working'),
    waiting: total('waiting'),
  }
}

function lasted(from: string, until: string): number {
  return Date.parse(until) - Date.parse(from)
}
