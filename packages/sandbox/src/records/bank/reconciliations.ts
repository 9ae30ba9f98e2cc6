import type { CompanyDatabase } from '../../database/database.ts'
import type { PostingPlace } from './postings.ts'

/** A month of a bank account that was reconciled. Amounts are minor units. */
export interface NewReconciliation {
  account: string
  /** `2026-10`. */
  period: string
  workpaper: string
  statements: readonly string[]
  closingBankMinor: number
  closingBookMinor: number
  adjustedMinor: number
  carried: PostingPlace[]
  /** What else is not settled, as whoever filed it tells it. */
  open: readonly object[]
  files: readonly { name: string; sha256: string }[]
  at: string
}

/** Files a reconciliation in the place of what was filed for the month. */
export function addReconciliation(database: CompanyDatabase, filed: NewReconciliation): void {
  const { account, period, workpaper, statements, carried, files, at } = filed
  database.run('DELETE FROM filed_reconciliation WHERE account = ? AND period = ?', account, period)
  database.insert('filed_reconciliation', {
    account,
    period,
    workpaper,
    at,
    closing_bank_minor: filed.closingBankMinor,
    closing_book_minor: filed.closingBookMinor,
    adjusted_minor: filed.adjustedMinor,
    statements: JSON.stringify(statements),
    files: JSON.stringify(files),
  })
  for (const [position, item] of filed.open.entries())
    database.insert('open_item', { account, period, position, item: JSON.stringify(item) })
  for (const { day, number } of carried) database.insert('carried_line', { account, period, day, id: number })
}
