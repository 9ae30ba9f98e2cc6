import type { RunEvent } from './events.ts'
import type { RunState } from './state.ts'

/** Failures that say that something was asked; the others only say what somebody decided. */
const asked: ReadonlySet<string> = new Set(['refused', 'missing', 'unsure', 'fault'])

/**
 * Counts how often each capability was used: a read, a look or a judgement once, of a write each look, call and
 * reading-back. What only may have reached a system counts.
 */
export function foldUses(state: RunState, event: RunEvent): void {
  const capability = usedBy(state, event)
  if (capability === undefined) return
  // Of a set's element no decision tells of the look that came before it.
  const times = event.type === 'effect.intended' && event.set ? 2 : 1
  state.uses.set(capability, (state.uses.get(capability) ?? 0) + times)
}

function usedBy(state: RunState, event: RunEvent): string | undefined {
  switch (event.type) {
    case 'step.gave':
      return event.how === 'input' || event.how === 'answered' ? undefined : event.step.capability
    case 'step.failed':
      return asked.has(event.failure.kind) && !event.failure.waits ? event.step.capability : undefined
    case 'call.decided':
    case 'run.stopped':
      return event.step.capability
    case 'effect.intended':
      return event.action
    case 'effect.read':
      return state.effects.get(event.effect)?.action
    default:
      return undefined
  }
}
