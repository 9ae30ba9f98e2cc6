import type { LedgerEntry } from '@operant/sandbox'
import { goodwillPlaces } from '../world/agent.ts'
import { paidBack } from './ledger.ts'
import type { Violation } from './violation.ts'

/**
 * What the budgets say was used must be what was paid back, and no agent passes its own for goodwill. `lines` are the
 * order lines that each agent works on.
 */
export function checkBudgets(
  entries: readonly LedgerEntry[],
  budgeted: number,
  lines: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Violation[] {
  const paid = paidBack(entries)
  const used: readonly Violation[] =
    budgeted === paid
      ? []
      : [{ kind: 'budget', about: 'budgets', what: `hold ${budgeted / 100}, paid were ${paid / 100}` }]
  const passed = [...lines].flatMap(([agent, own]): Violation[] => {
    const goodwill = paidBack(
      entries.filter(({ arguments: given }) => own.has(String(given['line']))),
      'goodwill',
    )
    if (goodwill <= goodwillPlaces * 500) return []
    return [
      { kind: 'budget', about: `goodwill by ${agent}`, what: `${goodwill / 100} of ${goodwillPlaces * 5} was paid` },
    ]
  })
  return [...used, ...passed]
}
