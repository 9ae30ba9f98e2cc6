import { openCompany, openDatabase } from '@operant/sandbox'
import { amountMinor } from './amount-minor.ts'

/** A month of the euro account. */
export interface AccountMonth {
  readonly account: string
  readonly period: string
  readonly lastDay: string
}

/** The months that can be played, counted from 1: the first is October 2026. */
export function accountMonth(nth: number): AccountMonth {
  const lastDay = new Date(Date.UTC(2026, 9 + nth, 0)).toISOString().slice(0, 10)
  return { account: '1800', period: lastDay.slice(0, 7), lastDay }
}

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
  /** Of the reconciliation of the month. */
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
export async function booksNow(directory: string, month: AccountMonth): Promise<BooksNow> {
  const company = openCompany({ directory })
  const database = openDatabase(directory, { readOnly: true })
  try {
    const filed = await company.books.findReconciliation(month)
    if (!filed) throw new Error(`no reconciliation of ${month.period} is filed`)
    const balance = await company.books.balance({ account: month.account, on: month.lastDay })
    const writes = await company.ledger.writes()
    const count = (query: string): number => database.one<{ count: number }>(query)?.count ?? 0
    const isOfMonth = `source = 'reconciliation' AND number LIKE '${month.account}/${month.period}/%'`
    const ofMonth = `FROM posting WHERE journal IN (SELECT number FROM journal WHERE ${isOfMonth})`
    const again = count(
      `SELECT coalesce(sum(times - 1), 0) AS count FROM (SELECT count(*) AS times ${ofMonth} GROUP BY about)`,
    )
    return {
      filed,
      balanceMinor: amountMinor(balance.amount),
      closingBankMinor: count(`SELECT closing_minor AS count FROM bank_statement WHERE to_day = '${month.lastDay}'`),
      journals: count(`SELECT count(*) AS count FROM journal WHERE ${isOfMonth}`),
      postings: count(`SELECT count(*) AS count ${ofMonth}`),
      postedMinor: count(`SELECT coalesce(sum(minor), 0) AS count ${ofMonth}`),
      assigned: count(
        `SELECT count(*) AS count FROM worklist_item JOIN worklist ON number = worklist WHERE period = '${month.period}'`,
      ),
      doubles: writes.filter(({ repeats }) => repeats !== null).length + again,
      writes: writes.length,
    }
  } finally {
    database.close()
    await company.close()
  }
}
