import { lookUpSources } from '../sources/look-up.ts'
import type { ReconciliationTerms } from '../terms.ts'
import type { Documents } from './documents.ts'
import { prepare, SourcesChanged, type Systems, type Workpaper } from './prepare.ts'
import { workpaperId } from './workpaper-id.ts'
import type { Workpapers } from './workpapers.ts'

export interface Tools extends Systems {
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
 * What the books are given of a workpaper. Where no process here has it at hand it is worked out again.
 * @throws SourcesChanged where that gives another one.
 */
export async function documentsAgain(named: Named, u: Tools): Promise<Documents> {
  return u.workpapers.documents(named.workpaper, () => again(named, u))
}

/** The whole workpaper, in the same way. */
export async function workpaperAgain(named: Named, u: Tools): Promise<Workpaper> {
  return u.workpapers.take(named.workpaper, () => again(named, u))
}

async function again({ workpaper, account, period }: Named, u: Tools): Promise<Workpaper> {
  const record = (await u.bank.accounts()).find(({ bookAccount }) => bookAccount === account)
  if (!record) throw new SourcesChanged(`no account of the bank stands behind ${account} of the books any more`)
  const sources = await lookUpSources(u, record, period)
  if ('why' in sources) throw new SourcesChanged(sources.why)
  if (workpaperId(sources, u.reconciliationTerms) !== workpaper)
    throw new SourcesChanged(`the statements or the books of ${period} have changed since the workpaper was made`)
  return prepare(sources, u, u.reconciliationTerms)
}
