import { type CompanyDatabase, fromJson } from '../database/database.ts'

/** One write that a system performed. */
export interface LedgerEntry {
  seq: number
  system: string
  operation: string
  /** What was written: the id of the new or changed record. */
  entity: string
  arguments: Record<string, unknown>
  key: string
  at: string
}

/** What the systems did, in the order in which they did it. */
export interface Ledger {
  writes(after?: number): Promise<LedgerEntry[]>
  /** Reads per operation, when the company was opened with `countReads`. */
  reads(): Promise<{ system: string; operation: string; reads: number }[]>
}

export function createLedger(database: CompanyDatabase): Ledger {
  return {
    writes: async (after = 0) => readLedger(database, after),
    reads: async () => database.all('SELECT system, operation, reads FROM read_count ORDER BY system, operation'),
  }
}

export function readLedger(database: CompanyDatabase, after = 0): LedgerEntry[] {
  return database
    .all<Omit<LedgerEntry, 'arguments'> & { arguments: string }>(
      'SELECT seq, system, operation, entity, arguments, key, at FROM ledger WHERE seq > ? ORDER BY seq',
      after,
    )
    .map((row) => ({ ...row, arguments: fromJson<Record<string, unknown>>(row.arguments) }))
}
