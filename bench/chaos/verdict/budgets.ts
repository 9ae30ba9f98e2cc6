import type { LedgerEntry } from '@operant/sandbox'
import { goodwillPlaces } from '../world/agent.ts'
import { paidBack } from './ledger.ts'
import type { Violation } from './violation.ts'

/** What the budgets say was used must be what was paid back, and the one for goodwill is never passed. */
export function checkBudgets(entries: readonly LedgerEntry[], budgeted: number): readonly Violation[] {
  const paid = paidBack(entries)
  const goodwill = paidBack(entries, 'goodwill')
  const found: readonly (readonly [wrong: boolean, about: string, what: string])[] = [
    [budgeted !== paid, 'budgets', `hold ${budgeted / 100}, paid were ${paid / 100}`],
    [goodwill > goodwillPlaces * 500, 'goodwill', `${goodwill / 100} was paid of ${goodwillPlaces * 5}`],
  ]
  return found.flatMap(([wrong, about, what]) => (wrong ? [{ kind: 'budget', about, what }] : []))
}
