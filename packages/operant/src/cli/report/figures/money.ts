import type { Agent } from '../../../agent/define-agent.ts'
import type { Money } from '../../../facts/money.ts'
import type { RunState } from '../../../journal/state.ts'
import type { LedgerEntry } from '../../demo/packages.ts'
import type { BudgetUse } from './budgets.ts'
import { spentOf } from './done.ts'
import type { WaitingApproval } from './open.ts'
import { movedBy, sumsOf } from './tell-money.ts'

export interface MoneyFigures {
  /** What runs spent from each budget, by their own account. */
  readonly spent: readonly { readonly budget: string; readonly writes: number; readonly sums: readonly Money[] }[]
  /** What the payment system's ledger says was refunded. */
  readonly refunded: { readonly writes: number; readonly sums: readonly Money[] }
  /** What the returns desk's ledger says was given as store credit. */
  readonly credited: { readonly writes: number; readonly sums: readonly Money[] }
  /** What calls would move that wait for somebody's yes. */
  readonly waiting: { readonly calls: number; readonly sums: readonly Money[] }
  readonly budgets: readonly BudgetUse[]
}

export function moneyFigures(
  states: readonly RunState[],
  agents: ReadonlyMap<string, Agent>,
  ledger: readonly LedgerEntry[],
  approvals: readonly WaitingApproval[],
  budgets: readonly BudgetUse[],
): MoneyFigures {
  const spent = states.flatMap((state) => {
    const agent = agents.get(state.opened.agent)
    return [...state.effects.values()]
      .filter(({ result, adopted }) => result === 'confirmed' && !adopted)
      .flatMap((effect) => spentOf(effect, agent).map((amount) => ({ budget: budgetOf(agent, effect.action), amount })))
  })
  const held = approvals.flatMap(({ amount }) => (amount ? [amount] : []))
  return {
    spent: [...Map.groupBy(spent, ({ budget }) => budget)]
      .map(([budget, all]) => ({ budget, writes: all.length, sums: sumsOf(all.map(({ amount }) => amount)) }))
      .toSorted((one, other) => (one.budget < other.budget ? -1 : 1)),
    refunded: movedBy(ledger, 'payments.refund'),
    credited: movedBy(ledger, 'returns.credit'),
    waiting: { calls: held.length, sums: sumsOf(held) },
    budgets,
  }
}

function budgetOf(agent: Agent | undefined, action: string): string {
  const spec = agent?.capabilities.get(action)
  return spec?.kind === 'action' ? (spec.spend?.budget ?? '') : ''
}
