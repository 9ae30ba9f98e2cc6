import { explainGroup, type Reconciliation } from '@operant/reconciliation'
import { fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { bankName } from '../workpaper/worklists.ts'
import { latestWorkpaper } from './latest-workpaper.ts'
import { tellItem, toldItem } from './told-item.ts'

/** A line of the bank or of the books, by its id, its reference or its cheque. */
export const line = fact(
  'line',
  z.string().regex(/^\S*\d\S*$/, 'expected the number of a line, such as B13 or RCV1005'),
)

const where = { account: recordText(), period: recordId(), filed: z.boolean() }

const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), ...where, item: toldItem }),
  z.object({ kind: z.literal('posted'), ...where, code: recordText(), item: toldItem }),
  z.object({ kind: z.literal('matched'), ...where, because: z.string() }),
])
type Standing = z.output<typeof schema>

/** Why a line is open, or what has become of it. */
export const whyOpen = fact('whyOpen', schema)

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
      const found = latest.workpaper.reconciliation
      const place = { account: account.title, period: latest.period, filed: latest.isFiled }
      const standing = standingOf(found, i.line, place)
      if (standing) return standing
    }
    return say.missing(looked.join('; '))
  },
})

function standingOf(
  found: Reconciliation,
  name: string,
  place: { readonly account: string; readonly period: string; readonly filed: boolean },
): Standing | undefined {
  const { bank: lines, book, matching, items, head } = found
  const inBank = firstOf(
    lines.length,
    (at) => bankName(found, at) === name || lines.text(at, 'reference') === name || lines.text(at, 'cheque') === name,
  )
  const inBook = firstOf(
    book.length,
    (at) => book.text(at, 'id') === name || book.text(at, 'reference') === name || book.text(at, 'cheque') === name,
  )
  const item = items.find(
    (one) => (inBank !== undefined && one.bank.includes(inBank)) || (inBook !== undefined && one.book.includes(inBook)),
  )
  if (item) {
    const told = tellItem(found, item)
    const { treatment } = item
    return treatment.kind === 'post'
      ? { kind: 'posted', ...place, code: treatment.code, item: told }
      : { kind: 'open', ...place, item: told }
  }
  const group =
    (inBank === undefined ? undefined : matching.groupOfBank(inBank)) ??
    (inBook === undefined ? undefined : matching.groupOfBook(inBook))
  if (group === undefined) return undefined
  return { kind: 'matched', ...place, because: explainGroup(matching, group, head.currency) }
}

function firstOf(length: number, is: (at: number) => boolean): number | undefined {
  for (let at = 0; at < length; at += 1) if (is(at)) return at
  return undefined
}
