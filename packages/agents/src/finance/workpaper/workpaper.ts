import { fact, money, recordId, recordText } from 'operant'
import { z } from 'zod'
import { journalHead, journalHeads, moneyOf, worklistHead, worklistHeads } from './heads.ts'
import type { Workpaper } from './prepare.ts'

const sum = z.object({
  side: recordText(z.enum(['bank', 'book'])),
  class: recordText(),
  treatment: recordText(z.enum(['carry', 'post', 'flag'])),
  count: z.number().int(),
  amount: money(),
})

const schema = z.object({
  /** A hash of everything that it follows from. */
  id: recordId(),
  account: recordId(),
  period: recordId(),
  /** Account and month: what limits on small differences are counted by. */
  month: recordId(),
  bankLines: z.number().int(),
  bookLines: z.number().int(),
  groups: z.number().int(),
  openingBank: money(),
  openingBook: money(),
  closingBank: money(),
  /** Before what is posted. */
  closingBook: money(),
  adjustedBank: money(),
  adjustedBook: money(),
  /** What the items of each side come to, by class and by what becomes of them. */
  sums: z.array(sum),
  journals: z.array(journalHead),
  worklists: z.array(worklistHead),
  /** Lines that the next month begins with. */
  carried: z.number().int(),
})
export type WorkpaperHead = z.output<typeof schema>

/** A reconciliation as far as a run has to know it: hashes, counts and totals, never its lines. */
export const workpaper = fact('workpaper', schema)

export function headOf(id: string, made: Workpaper): WorkpaperHead {
  const { reconciliation: found, documents } = made
  const { proof, account, period } = found
  const tell = (minor: number) => moneyOf(minor, found.head.currency)
  return {
    id,
    account,
    period,
    month: `${account} ${period}`,
    bankLines: found.bank.length - found.bank.carried,
    bookLines: found.book.length - found.book.carried,
    groups: found.matching.groups.length,
    openingBank: tell(proof.openingBankMinor),
    openingBook: tell(proof.openingBookMinor),
    closingBank: tell(proof.closingBankMinor),
    closingBook: tell(proof.closingBookMinor),
    adjustedBank: tell(proof.adjustedBankMinor),
    adjustedBook: tell(proof.adjustedBookMinor),
    sums: sumsOf(made),
    journals: [...journalHeads(made)],
    worklists: [...worklistHeads(made)],
    carried: documents.carried.length + documents.open.length,
  }
}

function sumsOf({ reconciliation: { items, head } }: Workpaper): WorkpaperHead['sums'] {
  const groups = Map.groupBy(items, (one) => `${one.side}\n${one.class}\n${one.treatment.kind}`)
  return [...groups.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const minor = all.reduce((total, one) => total + one.minor, 0)
    const { side, class: name, treatment } = first
    return [{ side, class: name, treatment: treatment.kind, count: all.length, amount: moneyOf(minor, head.currency) }]
  })
}
