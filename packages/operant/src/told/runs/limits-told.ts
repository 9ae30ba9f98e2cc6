import type { Agent } from '../../agent/define-agent.ts'
import { Money } from '../../facts/money.ts'
import type { EffectState, RunState } from '../../journal/state.ts'
import { decodeArguments } from '../../run/calling/call.ts'
import { goalOf } from '../../run/goal-of.ts'

/** How much of a limit is used. Of time, milliseconds. */
export interface Used {
  readonly used: number
  readonly most: number
}

/** What a run has used of its limits, and what it moved. */
export interface ToldLimits {
  readonly steps: Used
  readonly time: Used
  readonly effects: Used
  readonly tokens: Used
  /** Money that its own writes moved and that was not taken back; `most` where there is a limit. */
  readonly money: readonly { readonly used: string; readonly currency: string; readonly most: string | null }[]
}

/** Undefined where the agent does not know the goal any more. */
export function toldLimits(state: RunState, agent: Agent | undefined, now: Date): ToldLimits | undefined {
  const goal = agent && goalOf(agent, state.opened)
  if (!agent || !goal) return undefined
  const { limits } = goal
  const own = [...state.effects.values()].filter(isOwn)
  const end = state.settled ? Date.parse(state.settled.at) : Math.max(state.now, now.getTime())
  return {
    steps: { used: state.steps, most: limits.steps },
    time: { used: end - state.countedFrom, most: limits.time },
    effects: { used: own.length, most: limits.effects },
    tokens: { used: state.tokens, most: limits.tokens },
    money: moneyOf(agent, own, limits.money),
  }
}

function isOwn({ result, adopted, undone, undoes }: EffectState): boolean {
  return result !== 'absent' && !adopted && !undone && undoes === undefined
}

function moneyOf(agent: Agent, effects: readonly EffectState[], most: readonly Money[]): ToldLimits['money'] {
  const sums = new Map<string, Money>(most.map(({ currency }) => [currency, Money.ofMinor(0n, currency)]))
  for (const effect of effects) {
    const amount = spentBy(agent, effect)
    if (amount)
      sums.set(amount.currency, (sums.get(amount.currency) ?? Money.ofMinor(0n, amount.currency)).plus(amount))
  }
  return [...sums.values()].map((sum) => {
    const limit = most.find(({ currency }) => currency === sum.currency)
    const { amount, currency } = sum.toJSON()
    return { used: amount, currency, most: limit === undefined ? null : limit.toJSON().amount }
  })
}

function spentBy(agent: Agent, { action, arguments: given }: EffectState): Money | undefined {
  const spec = agent.capabilities.get(action)
  if (spec?.kind !== 'action' || !spec.spend) return undefined
  try {
    return spec.spend.amount(decodeArguments(spec, given))
  } catch {
    // Written by an earlier version of the agent, whose arguments this one does not take.
    return undefined
  }
}
