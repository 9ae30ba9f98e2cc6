import type { RunEvent } from './events.ts'
import { openOf } from './collection-state.ts'
import { stepKey, type RunState } from './state.ts'

/** What an event means for the conversation with a model. In place, like the rest of the fold. */
export function foldReasoning(state: RunState, event: RunEvent): void {
  if ('usage' in event) state.tokens += event.usage.input + event.usage.output
  if ('models' in event) for (const { usage } of event.models ?? []) state.tokens += usage.input + usage.output
  const { reasoning } = state
  switch (event.type) {
    case 'step.proposed':
      if (state.proposal) state.queued = [...state.queued, event]
      else state.proposal = event
      state.reasoning = { ...reasoning, calls: reasoning.calls + 1, trouble: undefined }
      return
    case 'plan.proposed':
      state.reasoning = { ...reasoning, calls: reasoning.calls + 1, plans: reasoning.plans + 1, trouble: undefined }
      return
    case 'proposal.refused':
    case 'done.claimed': {
      const ends = state.proposal?.call === event.call
      if (ends) next(state)
      const calls = ends ? reasoning.calls : reasoning.calls + 1
      // A read that is repeated stands between refusals as a read does, and has a bound of its own.
      const counted =
        'repeats' in event && event.repeats
          ? { refusals: 0, repeats: reasoning.repeats + 1 }
          : { refusals: reasoning.refusals + 1 }
      state.reasoning = { ...reasoning, calls, ...counted, trouble: undefined }
      return
    }
    case 'reasoner.failed': {
      const again = event.again === undefined ? undefined : Date.parse(event.again)
      const count = (reasoning.trouble?.count ?? 0) + 1
      state.reasoning = { ...reasoning, trouble: { count, again, reason: event.reason } }
      return
    }
    default:
      if (isProgress(event)) state.reasoning = { ...reasoning, refusals: 0, repeats: 0 }
      if (state.proposal && finishes(state, stepKey(state.proposal.step), event)) next(state)
  }
}

/** The open proposal has come to its end: the next one of the same answer takes its place. */
function next(state: RunState): void {
  const [first, ...others] = state.queued
  state.proposal = first
  state.queued = others
}

function isProgress(event: RunEvent): boolean {
  if (event.type === 'step.gave') return event.how !== 'looked'
  return ['step.failed', 'effect.read', 'request.answered', 'child.settled', 'wait.ended', 'set.ended'].includes(
    event.type,
  )
}

/** Whether the step with this key has come to its end. One that is to be tried again has not. */
function finishes(state: RunState, key: string, event: RunEvent): boolean {
  if (event.type === 'effect.read') {
    const effect = state.effects.get(event.effect)
    const decided = ['confirmed', 'claimed', 'differs'].includes(event.result)
    return decided && effect !== undefined && effect.undoes === undefined && stepKey(effect.step) === key
  }
  if (event.type === 'child.settled') {
    const step = state.children.get(event.run)?.step
    return step !== undefined && stepKey(step) === key && !hasOpenChildren(state, key)
  }
  if (event.type === 'set.ended') {
    const set = state.sets.get(event.set)
    return set !== undefined && stepKey(set.step) === key
  }
  if (!('step' in event) || stepKey(event.step) !== key) return false
  if (event.type === 'call.decided') return event.decision.shadow !== undefined
  if (event.type === 'step.failed') return event.failure.kind !== 'fault' || event.failure.retryAt === undefined
  if (event.type === 'delegation.began') return event.children.length === 0
  if (event.type === 'delegation.renewed') return !hasOpenChildren(state, key)
  return event.type === 'step.gave' || event.type === 'wait.ended'
}

function hasOpenChildren({ delegations }: RunState, key: string): boolean {
  const delegation = delegations.get(key)
  return delegation !== undefined && openOf(delegation) > 0
}
