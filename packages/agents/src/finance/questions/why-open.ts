import { fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { latestWorkpaper } from './latest-workpaper.ts'
import { tellItem, toldItem } from './told-item.ts'

/** A line of the bank or of the books, by its id, its reference or its cheque. */
export const line = fact(
  'line',
  z.string().regex(/^\S*\d\S*$/, 'expected the number of a line, such as B13 or RCV1005'),
)

const where = { account: recordText(), period: recordId(), filed: z.boolean() }

/** Why a line is open, or what has become of it. */
export const whyOpen = fact(
  'whyOpen',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), ...where, item: toldItem }),
    z.object({ kind: z.literal('posted'), ...where, code: recordText(), item: toldItem }),
    z.object({ kind: z.literal('matched'), ...where, because: z.string() }),
  ]),
)

export const findLine = query({
  name: 'findLine',
  needs: { line },
  gives: whyOpen,
  uses: { bank, books, workpapers, reconciliationTerms },
  timeout: '20m',
  read: async (i, u, say) => {
    const looked: string[] = []
    for (const account of await u.bank.accounts()) {
      const latest = await latestWorkpaper(u, account)
      if ('why' in latest) {
        looked.push(latest.why)
        continue
      }
      looked.push(`${account.title} has no such line in ${latest.period}`)
      const standing = await latest.ask((paper) => paper.lineStanding(i.line))
      if (standing === undefined) continue
      const place = { account: account.title, period: latest.period, filed: latest.isFiled }
      if (standing.kind === 'matched') return { ...standing, ...place }
      return { ...standing, ...place, item: tellItem(standing.item, account.currency) }
    }
    return say.missing(looked.join('; '))
  },
})
