import { hashOf } from '../facts/json.ts'
import type { FactGiven, RunEvent } from './events.ts'
import { isKnownAlready } from './fold-facts.ts'
import type { RunState } from './state.ts'

/**
 * What came of asking a model, before the event is applied. Nothing is looked at in a run that never asked one, so that
 * a run that only searches pays nothing for it.
 */
export function foldAsking(state: RunState, event: RunEvent): void {
  const { asking } = state
  if (event.type === 'done.claimed') state.asking = { ...asking, fruitless: asking.fruitless + 1, done: true }
  else if (isAnswer(state, event)) state.asking = { ...asking, fruitless: asking.fruitless + 1 }
  else if (state.reasoning.calls > 0 && isNews(state, event)) state.asking = { ...asking, fruitless: 0, done: false }
}

/** Whether a new answer of the model begins with this event. An answer of several calls is one. */
function isAnswer({ proposal }: RunState, event: RunEvent): boolean {
  if (event.type === 'plan.proposed') return true
  if (event.type !== 'step.proposed' && event.type !== 'proposal.refused') return false
  return event.call !== proposal?.call && (event.answer === undefined || event.answer === event.call)
}

/** Whether the run knows more, or something else, after this event: what failed or was refused is no news to search. */
function isNews(state: RunState, event: RunEvent): boolean {
  switch (event.type) {
    case 'effect.read':
      return state.effects.get(event.effect)?.result !== event.result || givesNews(state, event.facts ?? [])
    case 'request.answered':
      return givesNews(state, event.facts ?? []) || event.answer.kind === 'approved' || event.answer.kind === 'answered'
    case 'child.settled':
    case 'wait.ended':
      return true
    default:
      return 'facts' in event && givesNews(state, event.facts ?? [])
  }
}

/** What was known once is no news when it comes back: a fact that changes to and fro leads nowhere. */
function givesNews(state: RunState, facts: readonly FactGiven[]): boolean {
  let news = false
  for (const given of facts) {
    const known = isKnownAlready(state, given)
    const told = hashOf([given.key, given.value, given.label])
    if (!known && !state.asking.told.has(told)) news = true
    state.asking.told.add(told)
  }
  return news
}
