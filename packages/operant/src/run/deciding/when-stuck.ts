import type { GoalSpec } from '../../agent/goal.ts'
import type { RunState } from '../../journal/state.ts'
import type { Move } from './decide.ts'

/** Answers of a model without anything learnt since, after which search alone has the last word. */
export const mostFruitless = 6

/** Proposals of a model in one run, whatever came of them. */
export const mostProposals = 60

/** Where search finds no way: the model is asked, unless there is nothing new to ask it about. Pure. */
export function whenStuck(state: RunState, goal: GoalSpec, stuck: string): Move {
  // What rules give to a person is that person's: no model is asked for a way around.
  if ([...state.decisions.values()].some(({ decision }) => decision.effect === 'escalate'))
    return asSearchAlone(stuck, '')
  const why = whyNotAsked(state, goal)
  return why === undefined ? { kind: 'think', stuck } : asSearchAlone(stuck, why)
}

/** The end as search alone would end it, which says that the model was no help. */
export function asSearchAlone(stuck: string, why: string): Extract<Move, { kind: 'give up' }> {
  const reasons = [stuck, why].filter((one) => one !== '').map((one) => one.replace(/\.$/, ''))
  return { kind: 'give up', as: 'unmet', why: reasons.join('. ') }
}

function whyNotAsked({ reasoning, asking, tokens }: RunState, { limits }: GoalSpec): string | undefined {
  const { trouble } = reasoning
  if (trouble && trouble.again === undefined) return `The model could not be asked: ${trouble.reason}`
  if (asking.done) return 'The model, asked as well, sees nothing that it could do'
  if (asking.fruitless >= mostFruitless)
    return `The model was asked as well, and ${asking.fruitless} of its answers in a row came to nothing`
  if (reasoning.calls >= mostProposals) return `The model was asked as well, and made ${reasoning.calls} proposals`
  return tokens >= limits.tokens ? `The model is not asked: ${limits.tokens} tokens are used up` : undefined
}
