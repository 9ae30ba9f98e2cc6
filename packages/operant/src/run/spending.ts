import type { Agent } from '../agent/define-agent.ts'
import type { Money } from '../facts/money.ts'
import type { ModelCost } from '../journal/model-call.ts'
import type { RunState } from '../journal/state.ts'
import { goalOf } from './goal-of.ts'
import type { Spending } from './language-models.ts'
import { subjectOf } from './subject.ts'

/** For whom a run asks language models, and what they may still take. */
export function spendingOf(agent: Agent, state: RunState): Spending {
  const subject = subjectOf(state)
  // Without a goal that is known, nothing may be spent.
  const { tokens = 0, modelMoney = [] } = goalOf(agent, state.opened)?.limits ?? {}
  return {
    agent: agent.name,
    run: state.run,
    tokens: Math.max(0, tokens - state.tokens),
    ...(subject === undefined ? {} : { subject }),
    ...(modelMoney.length === 0 ? {} : { money: modelMoney.map(inMillionths) }),
  }
}

function inMillionths(money: Money): ModelCost {
  const [amount = ''] = money.toString().split(' ')
  const [whole = '', fraction = ''] = amount.split('.')
  return { millionths: Number(`${whole}${fraction.padEnd(6, '0')}`), currency: money.currency }
}
