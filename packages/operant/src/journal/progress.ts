import type { Outcome } from './outcome.ts'
import type { RunState } from './state.ts'

/** How far the elements of a collection have come. */
export interface Progress {
  /** All that are or were in its list, but for those that left it before they were begun. */
  readonly elements: number
  /** Those that have ended, by outcome. */
  readonly ended: Readonly<Partial<Record<Outcome, number>>>
  readonly acting: number
  /** Begun, and waiting for something outside. */
  readonly parked: number
  /** Not begun yet. */
  readonly waiting: number
  /** No longer in the list before they were begun. */
  readonly left: number
  /** Met or declined, in an hour since the first was begun; absent before a minute has passed. */
  readonly perHour?: number
}

/** How far the elements that a run handed on have come, of all its delegations together. */
export function progressOf(state: RunState): Progress {
  const ended: Partial<Record<Outcome, number>> = {}
  const count = { planned: 0, acting: 0, parked: 0, settled: 0, left: 0 }
  for (const { standing, outcome } of state.children.values()) {
    count[standing] += 1
    if (outcome !== undefined) ended[outcome] = (ended[outcome] ?? 0) + 1
  }
  const hours = state.handingSince === undefined ? 0 : (state.now - state.handingSince) / 3_600_000
  const done = (ended.met ?? 0) + (ended.declined ?? 0)
  return {
    elements: state.children.size - count.left,
    ended,
    acting: count.acting,
    parked: count.parked,
    waiting: count.planned,
    left: count.left,
    ...(hours >= 1 / 60 ? { perHour: done / hours } : {}),
  }
}
