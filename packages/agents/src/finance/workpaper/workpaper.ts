import { fact, money, recordId, recordText } from 'operant'
import { z } from 'zod'
import type { Summary } from '../preparing/summary.ts'
import { journalHead, journalHeadOf, moneyOf, worklistHead, worklistHeadOf } from './heads.ts'

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

export function headOf(id: string, { currency, proof, ...made }: Summary): WorkpaperHead {
  const tell = (minor: number) => moneyOf(minor, currency)
  return {
    id,
    account: made.account,
    period: made.period,
    month: `${made.account} ${made.period}`,
    bankLines: made.bankLines,
    bookLines: made.bookLines,
    groups: made.groups,
    openingBank: tell(proof.openingBankMinor),
    openingBook: tell(proof.openingBookMinor),
    closingBank: tell(proof.closingBankMinor),
    closingBook: tell(proof.closingBookMinor),
    adjustedBank: tell(proof.adjustedBankMinor),
    adjustedBook: tell(proof.adjustedBookMinor),
    sums: made.sums.map(({ minor, ...rest }) => ({ ...rest, amount: tell(minor) })),
    journals: made.journals.map((one) => journalHeadOf(one, currency)),
    worklists: made.worklists.map((one) => worklistHeadOf(one, currency)),
    carried: made.carried,
  }
}
