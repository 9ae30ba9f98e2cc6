import type { BankAccountRecord } from '../systems/bank.ts'
import { lookUpSources } from '../sources/look-up.ts'
import type { AtHand } from '../preparing/at-hand.ts'
import { orderOf, type Tools } from '../workpaper/documents-again.ts'
import { workpaperId } from '../workpaper/workpaper-id.ts'

export interface Latest {
  readonly id: string
  readonly period: string
  /** Just this is what was filed of the month. */
  readonly isFiled: boolean
  ask<Answer>(what: (paper: AtHand) => Promise<Answer>): Promise<Answer>
}

/** Months looked back for one of which all statements are there. */
const most = 3

/**
 * The reconciliation of the latest month of which all is there, as statements and books are now, filed or not; or why there
 * is none.
 */
export async function latestWorkpaper(
  u: Tools,
  account: BankAccountRecord,
): Promise<Latest | { readonly why: string }> {
  const statements = await u.bank.statements({ account: account.id })
  const months = [...new Set(statements.map(({ to }) => to.slice(0, 7)))].toSorted().toReversed()
  let why = `the bank has delivered no statement of ${account.title} yet`
  for (const period of months.slice(0, most)) {
    const sources = await lookUpSources(u, account, period)
    if ('why' in sources) {
      why = sources.why
      continue
    }
    const id = workpaperId(sources, u.reconciliationTerms)
    const filed = await u.books.findReconciliation({ account: account.bookAccount, period })
    return {
      id,
      period,
      isFiled: filed?.workpaper === id,
      ask: (what) => u.workpapers.ask(id, () => orderOf(sources, u), what),
    }
  }
  return { why }
}
