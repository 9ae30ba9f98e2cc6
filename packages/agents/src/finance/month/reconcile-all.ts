import { condition, delegation } from 'operant'
import { accounts } from '../account.ts'
import { period } from '../inputs.ts'
import { reconcileOne } from '../reconcile-goals.ts'
import { lookUpSources } from '../sources/look-up.ts'
import { bank, books, reconciliationTerms } from '../systems.ts'
import { workpaperId } from '../workpaper/workpaper-id.ts'

/** What is filed of each account rests on the statements and books as they are now. */
export const allReconciled = condition({
  name: 'allReconciled',
  title: 'the month is filed for every account, from the statements and books as they are now',
  needs: { accounts, period },
  uses: { bank, books, reconciliationTerms },
  holds: async (i, u) => {
    for (const account of i.accounts) {
      const sources = await lookUpSources(u, account, i.period)
      if ('why' in sources) return false
      const filed = await u.books.findReconciliation({ account: account.bookAccount, period: i.period })
      if (filed?.workpaper !== workpaperId(sources, u.reconciliationTerms)) return false
    }
    return true
  },
})

/** Each account is reconciled by a run of its own: one that cannot be keeps no other from it. */
export const reconcileAll = delegation({
  name: 'reconcileAll',
  needs: { accounts, period },
  each: (i) => i.accounts.map(({ id }) => id),
  to: reconcileOne,
  with: (id, i) => ({ period: i.period, accountId: id }),
  // Two months of a million lines at once would need twice the memory.
  atOnce: 1,
  makes: allReconciled,
})
