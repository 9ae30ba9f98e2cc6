import { condition } from 'operant'
import { moneyOf } from '../../support/systems/amount.ts'
import { daysOf } from '../months.ts'
import { books } from '../systems.ts'
import { workpaper } from '../workpaper/workpaper.ts'

/**
 * The books as they are now, with what was posted, and what is still to be done in them come to what the bank's closing
 * balance and what is on its way come to; and just this is filed.
 */
export const reconciled = condition({
  name: 'reconciled',
  title: 'bank and books come to the same to the cent, and the reconciliation is filed',
  needs: { workpaper },
  uses: { books },
  holds: async ({ workpaper: paper }, u) => {
    const [filed, balance] = await Promise.all([
      u.books.findReconciliation({ account: paper.account, period: paper.period }),
      u.books.balance({ account: paper.account, on: daysOf(paper.period).last }),
    ])
    if (filed?.workpaper !== paper.id) return false
    const sumOf = (side: 'bank' | 'book') =>
      paper.sums
        .filter((one) => one.side === side && !(side === 'book' && one.treatment === 'post'))
        .reduce((sum, { amount }) => sum + amount.minor, 0n)
    const adjustedBank = paper.closingBank.minor + sumOf('bank')
    return moneyOf(balance).minor + sumOf('book') === adjustedBank && BigInt(filed.adjustedMinor) === adjustedBank
  },
})
