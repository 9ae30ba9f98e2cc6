import { openCompany, openDatabase } from '@operant/sandbox'
import { amountMinor } from './amount-minor.ts'

export const month = { account: '1800', period: '2026-10', lastDay: '2026-10-31' } as const

/** What the systems of the company hold after a reconciliation, asked anew. */
export interface BooksNow {
  readonly filed: {
    readonly workpaper: string
    readonly closingBankMinor: number
    readonly adjustedMinor: number
    readonly files: readonly { readonly name: string; readonly sha256: string }[]
  }
  readonly balanceMinor: number
  /** What the bank's own statement ends with. */
  readonly closingBankMinor: number
  /** Of the reconciliation. */
  readonly journals: number
  readonly postings: number
  readonly postedMinor: number
  /** Of all lists: what somebody has to look at. */
  readonly assigned: number
  /** What was given once more: a write that was done before, or a line of the bank that was posted before. */
  readonly doubles: number
  /** Everything that was ever written to the company's systems. */
  readonly writes: number
}

/** @throws Error where nothing is filed. */
export async function booksNow(directory: string): Promise<BooksNow> {
  const company = openCompany({ directory })
  const database = openDatabase(directory, { readOnly: true })
  try {
    const filed = await company.books.findReconciliation(month)
    if (!filed) throw new Error(`no reconciliation of ${month.period} is filed`)
    const balance = await company.books.balance({ account: month.account, on: month.lastDay })
    const writes = await company.ledger.writes()
    const count = (query: string): number => database.one<{ count: number }>(query)?.count ?? 0
    const ofReconciliation = `FROM posting WHERE journal IN (SELECT number FROM journal WHERE source = 'reconciliation')`
    const again = count(
      `SELECT coalesce(sum(times - 1), 0) AS count FROM (SELECT count(*) AS times ${ofReconciliation} GROUP BY about)`,
    )
    return {
      filed,
      balanceMinor: amountMinor(balance.amount),
      closingBankMinor: count(`SELECT closing_minor AS count FROM bank_statement WHERE to_day = '${month.lastDay}'`),
      journals: count(`SELECT count(*) AS count FROM journal WHERE source = 'reconciliation'`),
      postings: count(`SELECT count(*) AS count ${ofReconciliation}`),
      postedMinor: count(`SELECT coalesce(sum(minor), 0) AS count ${ofReconciliation}`),
      assigned: count('SELECT count(*) AS count FROM worklist_item'),
      doubles: writes.filter(({ repeats }) => repeats !== null).length + again,
      writes: writes.length,
    }
  } finally {
    database.close()
    await company.close()
  }
}
