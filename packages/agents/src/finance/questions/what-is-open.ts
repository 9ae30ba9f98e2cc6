import { fact, money, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { account } from '../account.ts'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { moneyOf } from '../workpaper/heads.ts'
import { latestWorkpaper } from './latest-workpaper.ts'
import { tellItem, toldItem } from './told-item.ts'

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
    const { summary, count, classes, largest } = await latest.ask(async (paper) => ({
      summary: paper.summary,
      ...(await paper.openItems()),
    }))
    const { currency, proof } = summary
    return {
      account: i.account.title,
      period: latest.period,
      filed: latest.isFiled,
      workpaper: latest.id,
      bankBalance: moneyOf(proof.closingBankMinor, currency),
      adjustedBalance: moneyOf(proof.adjustedBankMinor, currency),
      open: count,
      classes: classes.map(({ minor, ...one }) => ({ ...one, amount: moneyOf(minor, currency) })),
      largest: largest.map((one) => tellItem(one, currency)),
    }
  },
})
