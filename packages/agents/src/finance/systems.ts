import { connector, type Connector } from 'operant'
import type { Bank } from './systems/bank.ts'
import type { Books } from './systems/books.ts'
import { usualTerms, type ReconciliationTerms } from './terms.ts'
import { Workpapers } from './workpaper/workpapers.ts'

export const bank = asked<Bank>('bank')
export const books = asked<Books>('books')

/** Where workpapers and reports are kept: `{ folder }`. Without it, in memory alone. */
export const workpapers = connector<Workpapers>({
  name: 'workpapers',
  open: ({ folder }) => new Workpapers(folder),
})

/** What the finance department decided about reconciling; without a client, what many begin with. */
export const reconciliationTerms = connector<ReconciliationTerms>({
  name: 'reconciliationTerms',
  open: () => usualTerms,
})

function asked<Client>(name: string): Connector<Client> {
  return connector<Client>({
    name,
    open: () => {
      throw new Error(
        `the reconciliation agent needs a client for "${name}", and the project gives none. To mend it, return one as "${name}" from the project's clients`,
      )
    },
  })
}
