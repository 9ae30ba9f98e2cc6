import { hashOf } from '../../facts/json.ts'
import { Money } from '../../facts/money.ts'
import { cannotJudge, finding, type Finding } from '../finding.ts'
import type { ValueOf } from '../language/expression.ts'
import { NotAsPromised, shown } from '../language/value.ts'
import type { BudgetReservation, GuardedCall } from '../policies.ts'
import { perText, type Budget } from '../sections/budget.ts'
import type { DayOf } from '../sections/hours.ts'

/** What spending comes to: `reservations` gets one of each budget of that name; one that cannot be counted denies. */
export function decideSpend(
  call: GuardedCall,
  spend: NonNullable<GuardedCall['spends']>,
  budgets: readonly Budget[],
  valueOf: ValueOf,
  dayOf: DayOf,
  reservations: BudgetReservation[],
): readonly Finding[] {
  const named = budgets.filter((budget) => budget.name === spend.budget)
  if (named.length === 0)
    return [
      finding(
        'budget',
        'budget',
        { effect: 'deny' },
        `Denied, for there is no budget "${spend.budget}" that ${call.action} may spend from.`,
      ),
    ]
  return named.flatMap((budget) => {
    try {
      if (!(spend.amount instanceof Money)) throw new NotAsPromised('the amount is not money')
      reservations.push(reserve(budget, call, spend, valueOf, dayOf))
      return []
    } catch (error) {
      return [cannotJudge('budget', budget.id, `budget ${budget.name}`, error)]
    }
  })
}

/** What is to be set aside for a call; throws where the amount cannot be counted against the budget. */
function reserve(
  budget: Budget,
  call: GuardedCall,
  spend: NonNullable<GuardedCall['spends']>,
  valueOf: ValueOf,
  dayOf: DayOf,
): BudgetReservation {
  if (spend.amount.minor < 0n) throw new Error(`${spend.amount.toString()} is negative, and spending cannot give back`)
  const shared = budget.per.map((share) => {
    if (share === 'day') return dayOf(call.now)
    return share === 'run' ? call.run : share === 'agent' ? call.agent : ''
  })
  const dimension = budget.by ? shown(budget.by.evaluate(valueOf)) : ''
  return {
    budget: budget.name,
    per: perText(budget),
    key: hashOf([budget.id, budget.per, shared, budget.by?.source ?? '', dimension, spend.amount.currency]),
    amount: spend.amount,
    limit: budget.limit.for(spend.amount),
    over: budget.over,
  }
}
