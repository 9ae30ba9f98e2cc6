import { join } from 'node:path'
import type { CompanyDatabase } from '../../database/database.ts'

export type StatementFormat = 'camt.053' | 'mt940' | 'ofx' | 'csv'

/** A file of the bank's. */
export interface StatementFile {
  id: string
  account: string
  format: StatementFormat
  /** Counted from 1 for each account. */
  sequence: number
  /** First and last calendar day. */
  from: string
  to: string
  bytes: number
  sha256: string
}

/** What the bank knows of a statement beyond what it tells with the file. */
export interface NewStatement extends StatementFile {
  openingMinor: number
  /** What the lines of the file come to, counted as they were written. */
  turnoverMinor: number
  closingMinor: number
  lines: number
  deliveredAt: string
}

export function addStatement(database: CompanyDatabase, statement: NewStatement): void {
  database.insert('bank_statement', {
    id: statement.id,
    account_id: statement.account,
    sequence: statement.sequence,
    format: statement.format,
    from_day: statement.from,
    to_day: statement.to,
    opening_minor: statement.openingMinor,
    turnover_minor: statement.turnoverMinor,
    closing_minor: statement.closingMinor,
    lines: statement.lines,
    bytes: statement.bytes,
    sha256: statement.sha256,
    delivered_at: statement.deliveredAt,
  })
}

const columns = `id, account_id AS account, format, sequence, from_day AS "from", to_day AS "to", bytes, sha256`

/** Those that were delivered by an instant, oldest first. */
export function readStatements(database: CompanyDatabase, account: string, now: string): StatementFile[] {
  return database.all<StatementFile>(
    `SELECT ${columns} FROM bank_statement WHERE account_id = ? AND delivered_at <= ? ORDER BY sequence`,
    account,
    now,
  )
}

export function readStatement(database: CompanyDatabase, id: string, now: string): StatementFile | null {
  return database.one<StatementFile>(
    `SELECT ${columns} FROM bank_statement WHERE id = ? AND delivered_at <= ?`,
    id,
    now,
  )
}

/** The last statement of an account, with the balance at its end. */
export function readLastStatement(
  database: CompanyDatabase,
  account: string,
): { sequence: number; to: string; closingMinor: number } | null {
  return database.one(
    `SELECT sequence, to_day AS "to", closing_minor AS closingMinor FROM bank_statement
     WHERE account_id = ? ORDER BY sequence DESC LIMIT 1`,
    account,
  )
}

/** Where the file of a statement lies: beside the database, as it may be larger than what fits into one. */
export function statementPath(directory: string, id: string): string {
  return join(directory, 'statements', id)
}
