import type { StepReference } from '../journal/events.ts'
import { isBegun, type SetState } from '../journal/set-state.ts'
import { waitKey, type RunState } from '../journal/state.ts'
import type { Availability } from './availability.ts'
import type { Knowledge } from './knowledge.ts'
import { standingsOf, waitOf } from './set-standing.ts'

/** A set that is proposed and has not ended, of this capability. */
export function openSetOf(state: RunState, capability: string): SetState | undefined {
  return [...state.sets.values()].find(
    (set) => set.proposed && set.ended === undefined && set.step.capability === capability,
  )
}

/**
 * Whether a change set may be prepared. Not while one is open: that one is waited for where it was made of the same, or
 * where it was begun.
 */
export function setAvailability(known: Knowledge, step: StepReference): Availability {
  const { state } = known
  const open = openSetOf(state, step.capability)
  if (open && (waitKey(open.step) === waitKey(step) || isBegun(open))) {
    const { until, open: count } = waitOf(standingsOf(known, open))
    return { kind: 'pending', what: `${open.title}: ${count} of ${open.elements.length} open`, until, begun: true }
  }
  const ended = [...state.sets.values()].find(
    (set) => set.ended !== undefined && !set.lapsed && waitKey(set.step) === waitKey(step),
  )
  return ended ? { kind: 'blocked', why: ended.ended ?? '' } : { kind: 'free', penalty: 0 }
}
