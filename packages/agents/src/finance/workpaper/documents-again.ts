import type { AtHand } from '../preparing/at-hand.ts'
import type { CarriedDocument } from '../preparing/documents.ts'
import { SourcesChanged } from '../preparing/prepare.ts'
import { lookUpSources } from '../sources/look-up.ts'
import type { Sources } from '../sources/sources.ts'
import type { Bank } from '../systems/bank.ts'
import type { Books, JournalRequest, WorklistRequest } from '../systems/books.ts'
import type { ReconciliationTerms } from '../terms.ts'
import { workpaperId } from './workpaper-id.ts'
import type { Order, Workpapers } from './workpapers.ts'

export interface Tools {
  readonly bank: Bank
  readonly books: Books
  readonly workpapers: Workpapers
  readonly reconciliationTerms: ReconciliationTerms
}

/** Which workpaper is meant. */
export interface Named {
  readonly workpaper: string
  /** Of the books. */
  readonly account: string
  readonly period: string
}

/**
 * A journal of a workpaper, with its lines. Where no process here has them at hand the workpaper is worked out again.
 * @throws SourcesChanged where that gives another one.
 */
export async function journalAgain(named: Named, number: string, u: Tools): Promise<JournalRequest | undefined> {
  return u.workpapers.journal(named.workpaper, number, () => orderAgain(named, u))
}

/** A worklist with its items, in the same way. */
export async function worklistAgain(named: Named, number: string, u: Tools): Promise<WorklistRequest | undefined> {
  return u.workpapers.worklist(named.workpaper, number, () => orderAgain(named, u))
}

/** What the next month begins with, in the same way. */
export async function carriedAgain(named: Named, u: Tools): Promise<CarriedDocument> {
  return u.workpapers.carried(named.workpaper, () => orderAgain(named, u))
}

/** Asks something of the whole workpaper, in the same way. */
export async function askAgain<Answer>(
  named: Named,
  u: Tools,
  what: (paper: AtHand) => Promise<Answer>,
): Promise<Answer> {
  return u.workpapers.ask(named.workpaper, () => orderAgain(named, u), what)
}

/** What the workpaper of these sources is made of. */
export async function orderOf(sources: Sources, u: Tools): Promise<Order> {
  const statements = await u.bank.statements({ account: sources.account })
  const own = new Set(sources.statements.map(({ id }) => id))
  const bytes = statements.reduce((sum, one) => sum + (own.has(one.id) ? one.bytes : 0), 0)
  return { sources, systems: u, terms: u.reconciliationTerms, bytes }
}

async function orderAgain({ workpaper, account, period }: Named, u: Tools): Promise<Order> {
  const record = (await u.bank.accounts()).find(({ bookAccount }) => bookAccount === account)
  if (!record) throw new SourcesChanged(`no account of the bank stands behind ${account} of the books any more`)
  const sources = await lookUpSources(u, record, period)
  if ('why' in sources) throw new SourcesChanged(sources.why)
  if (workpaperId(sources, u.reconciliationTerms) !== workpaper)
    throw new SourcesChanged(`the statements or the books of ${period} have changed since the workpaper was made`)
  return orderOf(sources, u)
}
