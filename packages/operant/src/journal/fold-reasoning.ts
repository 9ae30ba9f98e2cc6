import type { RunEvent } from './events.ts'
import { stepKey, type RunState } from './state.ts'

/** What an event means for the conversation with a model. In place, like the rest of the fold. */
export function foldReasoning(state: RunState, event: RunEvent): void {
  if ('usage' in event) state.tokens += event.usage.input + event.usage.output
  if ('models' in event) for (const { usage } of event.models ?? []) state.tokens += usage.input + usage.output
  const { calls, refusals, trouble } = state.reasoning
  if (event.type === 'step.proposed') {
    state.proposal = event
    state.reasoning = { calls: calls + 1, refusals, trouble: undefined }
  } else if (event.type === 'proposal.refused' || event.type === 'done.claimed') {
    const ends = state.proposal?.call === event.call
    if (ends) state.proposal = undefined
    state.reasoning = { calls: ends ? calls : calls + 1, refusals: refusals + 1, trouble: undefined }
  } else if (event.type === 'reasoner.failed') {
    const again = event.again === undefined ? undefined : Date.parse(event.again)
    state.reasoning = { ...state.reasoning, trouble: { count: (trouble?.count ?? 0) + 1, again, reason: event.reason } }
  } else {
    if (isProgress(event)) state.reasoning = { ...state.reasoning, refusals: 0 }
    if (state.proposal && finishes(state, stepKey(state.proposal.step), event)) state.proposal = undefined
  }
}

function isProgress(event: RunEvent): boolean {
  if (event.type === 'step.gave') return event.how !== 'looked'
  return ['step.failed', 'effect.read', 'request.answered', 'child.settled', 'wait.ended'].includes(event.type)
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
    const isOpen = ({
      step: one,
      outcome,
    }: {
      readonly step: { readonly inputs: string }
      readonly outcome: unknown
    }) => one.inputs === step?.inputs && outcome === undefined
    return step !== undefined && stepKey(step) === key && ![...state.children.values()].some(isOpen)
  }
  if (!('step' in event) || stepKey(event.step) !== key) return false
  if (event.type === 'step.failed') return event.failure.kind !== 'fault' || event.failure.retryAt === undefined
  if (event.type === 'delegation.began') return event.children.length === 0
  return event.type === 'step.gave' || event.type === 'wait.ended'
}
