import type { GoalSpec } from '../agent/goal.ts'
import type { Money } from '../facts/money.ts'
import type { ModelCost } from '../journal/model-call.ts'
import type { RunState } from '../journal/state.ts'
import type { Spending } from './language-models.ts'
import { subjectOf } from './subject.ts'

/** For whom a run asks language models, and what they may still take. */
export function spendingOf(agent: string, { limits }: GoalSpec, state: RunState): Spending {
  const subject = subjectOf(state)
  return {
    agent,
    run: state.run,
    tokens: Math.max(0, limits.tokens - state.tokens),
    ...(subject === undefined ? {} : { subject }),
    ...(limits.modelMoney.length === 0 ? {} : { money: limits.modelMoney.map(inMillionths) }),
  }
}

function inMillionths(money: Money): ModelCost {
  const [amount = ''] = money.toString().split(' ')
  const [whole = '', fraction = ''] = amount.split('.')
  return { millionths: Number(`${whole}${fraction.padEnd(6, '0')}`), currency: money.currency }
}
