import { LedgerLines, type LedgerLine } from '../ledger/ledger-lines.ts'
import { reconcile, type Reconciliation } from '../reconcile.ts'
import type { BankLine } from '../statements/bank-line.ts'
import { BankLines } from '../statements/bank-lines.ts'
import { dayOf } from '../statements/days.ts'
import { statementOf } from '../statements/statement.ts'

/** Thursday, the first day of the month. */
export const first = dayOf(2026, 10, 1) ?? 0

/** What is said of a line; all else is empty, and its day is the first. */
export type Said<Line> = Partial<Line> & { readonly minor: number }

/** A small month of these lines of the bank and of the ledger, reconciled. Ids are `b0`, `b1`, … and `g0`, `g1`, … */
export function reconciledMonth(paid: readonly Said<BankLine>[], booked: readonly Said<LedgerLine>[]): Reconciliation {
  const [bank, book] = [new BankLines(), new LedgerLines()]
  const unsaid = { reference: '', cheque: '', party: '', text: '' }
  for (const [at, line] of paid.entries())
    bank.add({
      ...unsaid,
      booked: first,
      value: line.booked ?? first,
      kind: 'payment',
      reversal: false,
      bankReference: `b${at}`,
      chargesMinor: 0,
      original: '',
      ...line,
    })
  for (const [at, line] of booked.entries()) book.add({ ...unsaid, id: `g${at}`, day: first, batch: '', ...line })
  const closing = { day: first + 30, minor: paid.reduce((sum, { minor }) => sum + minor, 0) }
  const head = { account: 'X', currency: 'EUR', number: '1', opening: { day: first, minor: 0 }, closing }
  return reconcile({
    account: 'euro',
    period: '2026-10',
    statement: statementOf(head, bank),
    book,
    openingBookMinor: 0,
  })
}

/** What each line of the bank was found to be: the class of its item, or the rule of the group that it is in. */
export function standingOf({ bank, matching, items }: Reconciliation): readonly string[] {
  return Array.from({ length: bank.length }, (_, line) => {
    const group = matching.groupOfBank(line)
    const alone = items.find((item) => item.group === undefined && item.bank.includes(line))
    if (group === undefined) return alone?.class ?? 'nothing'
    const { rule, standing } = matching.groups.get(group)
    return `${rule}, ${standing}`
  })
}
