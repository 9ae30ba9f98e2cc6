import type { Agent } from '../agent/define-agent.ts'
import type { EffectState, RunState } from '../journal/state.ts'
import { amountOf } from '../run/calling/call.ts'
import type { MoneyMoved, RunFigures } from './run-figures.ts'

type Moved = Pick<RunFigures, 'writes' | 'takenBack' | 'money' | 'moneyUnknown'>

/** What a run wrote itself, and the money that these writes moved as their actions declare it. Only what was confirmed counts. */
export function movedBy(state: RunState, agent: Agent | undefined): Moved {
  const own = [...state.effects.values()].filter(
    ({ result, adopted, undoes }) => result === 'confirmed' && !adopted && undoes === undefined,
  )
  const sums = new Map<string, MoneyMoved>()
  let moneyUnknown = false
  for (const effect of own) {
    const amount = readAmount(agent, effect)
    if (amount === 'unknown') moneyUnknown = true
    else if (amount) {
      const { currency, minor } = amount
      const before = sums.get(currency) ?? { currency, minor: 0n, takenBack: 0n }
      const takenBack = before.takenBack + (effect.undone ? minor : 0n)
      sums.set(currency, { currency, minor: before.minor + minor, takenBack })
    }
  }
  const takenBack = own.filter(({ undone }) => undone).length
  return { writes: own.length, takenBack, money: [...sums.values()], moneyUnknown }
}

function readAmount(agent: Agent | undefined, effect: EffectState): ReturnType<typeof amountOf> | 'unknown' {
  if (agent?.capabilities.get(effect.action)?.kind !== 'action') return 'unknown'
  try {
    return amountOf(agent, effect)
  } catch {
    // The action takes other arguments by now.
    return 'unknown'
  }
}
