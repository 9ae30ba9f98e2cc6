import { fact, money, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { account } from '../account.ts'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { moneyOf } from '../workpaper/heads.ts'
import { latestWorkpaper } from './latest-workpaper.ts'
import { openItems, tellItem, toldItem } from './told-item.ts'

/** Items that are told one by one. */
const most = 20

/** What is open on an account: counted whole, and the largest told. */
export const stillOpen = fact(
  'stillOpen',
  z.object({
    account: recordText(),
    period: recordId(),
    /** Whether just this was filed; otherwise it is how bank and books stand now. */
    filed: z.boolean(),
    workpaper: recordId(),
    bankBalance: money(),
    adjustedBalance: money(),
    open: z.number().int(),
    classes: z.array(z.object({ class: recordText(), owner: recordText(), count: z.number().int(), amount: money() })),
    largest: z.array(toldItem),
  }),
)

export const readOpen = query({
  name: 'readOpen',
  needs: { account },
  gives: stillOpen,
  uses: { bank, books, workpapers, reconciliationTerms },
  timeout: '20m',
  read: async (i, u, say) => {
    const latest = await latestWorkpaper(u, i.account)
    if ('why' in latest) return say.missing(latest.why)
    const found = latest.workpaper.reconciliation
    const items = openItems(found)
    const groups = Map.groupBy(items, ({ class: name, treatment }) =>
      JSON.stringify([name, treatment.kind === 'flag' ? treatment.owner : 'nobody']),
    )
    return {
      account: i.account.title,
      period: latest.period,
      filed: latest.isFiled,
      workpaper: latest.id,
      bankBalance: moneyOf(found.proof.closingBankMinor, found.head.currency),
      adjustedBalance: moneyOf(found.proof.adjustedBankMinor, found.head.currency),
      open: items.length,
      classes: [...groups.values()].map((all) => {
        const told = all.map((one) => tellItem(found, one))
        const sum = all.reduce((total, { minor }) => total + minor, 0)
        return {
          class: told[0]?.class ?? '',
          owner: told[0]?.owner ?? '',
          count: all.length,
          amount: moneyOf(sum, found.head.currency),
        }
      }),
      largest: items
        .toSorted((one, other) => Math.abs(other.minor) - Math.abs(one.minor) || one.number - other.number)
        .slice(0, most)
        .map((one) => tellItem(found, one)),
    }
  },
})
