import type { RunEvent } from '../journal/events.ts'
import { stepKey, type RunState } from '../journal/state.ts'
import type { Cause } from './run-figures.ts'

type Failed = Extract<RunEvent, { type: 'step.failed' }>

/**
 * Why a run did not end as it should: the last failure that nothing made good, by its kind, the capability that failed
 * and, where it was denied, the rule that denied it. Where no step failed, it is what became of its writes or else the reason with which it ended.
 */
export function causeOf(events: readonly RunEvent[], state: RunState): Cause | undefined {
  const failed = standingFailures(events, state)
  // That nothing moves any more follows from what went wrong before.
  const last = failed.findLast(({ failure }) => failure.kind !== 'no-progress') ?? failed.at(-1)
  if (last)
    return { id: `${last.failure.kind} ${last.step.capability}${ruleOf(last, state)}`, said: last.failure.reason }
  const open = [...state.effects.values()].find(({ result }) => result === 'unknown' || result === 'differs')
  if (open) return { id: `${open.result} ${open.action}`, said: open.reason }
  const { settled } = state
  return settled && { id: `${settled.outcome}: ${alike(settled.why)}`, said: settled.why }
}

function ruleOf({ failure, step }: Failed, state: RunState): string {
  const decision = failure.kind === 'denied' ? state.decisions.get(stepKey(step))?.decision : undefined
  const rule =
    decision?.explanation?.deciding ?? decision?.reasons.find(({ effect }) => effect === decision.effect)?.rule
  return rule === undefined ? '' : ` by ${rule}`
}

/** Failures of steps that did not come about afterwards. Waiting for one's time is none. */
function standingFailures(events: readonly RunEvent[], state: RunState): readonly Failed[] {
  const standing = new Map<string, Failed>()
  for (const event of events) {
    if (event.type === 'step.failed' && !event.failure.waits) {
      standing.delete(stepKey(event.step))
      standing.set(stepKey(event.step), event)
    }
    if (event.type === 'step.gave') standing.delete(stepKey(event.step))
    if (event.type === 'effect.read' && event.result === 'confirmed') {
      const effect = state.effects.get(event.effect)
      for (const step of effect ? [effect.step, ...effect.joined] : []) standing.delete(stepKey(step))
    }
  }
  return [...standing.values()]
}

/** A reason without what differs from run to run: numbers, ids, what is quoted. At most 120 characters. */
function alike(reason: string): string {
  const plain = reason
    .replaceAll(/"[^"]*"|'[^']*'/g, '…')
    .replaceAll(/\S*\d\S*/g, '…')
    .replaceAll(/…(\s*…)+/g, '…')
  return plain.slice(0, 120).trim()
}
