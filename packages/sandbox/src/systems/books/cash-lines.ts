import type { CompanyDatabase } from '../../database/database.ts'
import {
  type BookLine,
  lineId,
  placeOf,
  postingColumns,
  type PostingRow,
  toBookLine,
} from '../../records/bank/postings.ts'
import { type Calls, refuse, type SystemContext } from '../calls.ts'

/** Lines of an account within calendar days, both included. */
export interface CashPeriod {
  account: string
  from: string
  to: string
}

export interface LinePage {
  lines: BookLine[]
  /** The id after which the next page begins; null after the last page. */
  next: string | null
}

/** The lines of a bank account in the books, without those that its reconciliation posted. */
export interface CashLines {
  /** Up to 20,000 by day, then in the order in which they were booked. */
  cashLines(of: CashPeriod & { after: string | null }): Promise<LinePage>
  /** How many the same lines are, what they come to, and the last of them. */
  cashTotals(of: CashPeriod): Promise<{ lines: number; totalMinor: number; last: string | null }>
}

/** Lines of a page. */
export const pageLines = 20_000

const ofPeople = `journal NOT IN (SELECT number FROM journal WHERE source = 'reconciliation')`

export function createCashLines(context: SystemContext, { read }: Calls): CashLines {
  const { database } = context
  return {
    cashLines: (of) =>
      read('cashLines', () => {
        refuseOtherAccount(database, 'cashLines', of.account)
        const after = afterPlace('cashLines', of.after) ?? { day: of.from, number: -1 }
        const rows = database.all<PostingRow>(
          `SELECT ${postingColumns} FROM posting
           WHERE account = ? AND (day, id) > (?, ?) AND day <= ? AND ${ofPeople} ORDER BY day, id LIMIT ${pageLines}`,
          of.account,
          after.day,
          after.number,
          untilToday(context, of.to),
        )
        return pageOf(rows)
      }),
    cashTotals: (of) =>
      read('cashTotals', () => {
        refuseOtherAccount(database, 'cashTotals', of.account)
        const given = [of.account, of.from, untilToday(context, of.to)]
        const found = `FROM posting WHERE account = ? AND day >= ? AND day <= ? AND ${ofPeople}`
        const sums = database.one<{ lines: number; totalMinor: number }>(
          `SELECT count(*) AS lines, coalesce(sum(minor), 0) AS totalMinor ${found}`,
          ...given,
        )
        const last = database.one<{ day: string; number: number }>(
          `SELECT day, id AS number ${found} ORDER BY day DESC, id DESC LIMIT 1`,
          ...given,
        )
        return { lines: 0, totalMinor: 0, ...sums, last: last && lineId(last) }
      }),
  }
}

/** One page of rows that were read with `LIMIT ${pageLines}`. */
export function pageOf(rows: readonly PostingRow[]): LinePage {
  const last = rows.length < pageLines ? undefined : rows.at(-1)
  return { lines: rows.map(toBookLine), next: last ? lineId(last) : null }
}

/** Where a page begins after a line; null for the first page. */
export function afterPlace(operation: string, after: string | null): { day: string; number: number } | null {
  if (after === null) return null
  return placeOf(after) ?? refuse('books', operation, 'unknown-line', `${after} is no id of a line`, 'after')
}

function untilToday(context: SystemContext, to: string): string {
  const today = context.now().slice(0, 10)
  return to < today ? to : today
}

function refuseOtherAccount(database: CompanyDatabase, operation: string, account: string): void {
  if (!database.one('SELECT 1 FROM bank_account WHERE book_account = ?', account))
    refuse('books', operation, 'unknown-account', `${account} is no bank account of the books`, 'account')
}
