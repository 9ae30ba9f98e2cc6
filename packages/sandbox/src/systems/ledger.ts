import { type CompanyDatabase, fromJson } from '../database/database.ts'
import type { SystemContext } from './calls.ts'
import type { SystemName } from './errors.ts'

/** One effect: something that a system wrote. */
export interface LedgerEntry {
  seq: number
  system: string
  operation: string
  /** What was written: the id of the new or changed record. */
  entity: string
  arguments: Record<string, unknown>
  key: string
  at: string
  /** The last part that was written, when the write broke off; null when it is whole. */
  part: string | null
  /** The entry of the part that this one went on from. */
  completes: number | null
  /** The first entry of the same operation under the same key: the same thing was done again. */
  repeats: number | null
}

export type Told = 'result' | 'refusal' | 'time-out' | 'error' | 'unavailable' | 'rate limit' | 'nobody'

/** One delivery of a call that wanted to write, whatever came of it. */
export interface Attempt {
  seq: number
  system: string
  operation: string
  arguments: Record<string, unknown>
  key: string
  at: string
  effect: 'whole' | 'part' | 'none'
  /** What the caller got to hear; `nobody` when the network delivered a call a second time. */
  told: Told
  /** Why there was no or only part of an effect: a refusal's code, or what happened. */
  why: string | null
  /** The ledger's entry of the effect. */
  ledgerSeq: number | null
}

/** What the systems did, in the order in which they did it. */
export interface Ledger {
  writes(after?: number): Promise<LedgerEntry[]>
  /** Every delivery of a write, with and without effect. */
  attempts(after?: number): Promise<Attempt[]>
  /** Reads per operation, when the company was opened with `countReads`. */
  reads(): Promise<{ system: string; operation: string; reads: number }[]>
}

export function createLedger(database: CompanyDatabase): Ledger {
  return {
    writes: async (after = 0) => readLedger(database, after),
    attempts: async (after = 0) => readAttempts(database, after),
    reads: async () => database.all('SELECT system, operation, reads FROM read_count ORDER BY system, operation'),
  }
}

export function readLedger(database: CompanyDatabase, after = 0): LedgerEntry[] {
  return database
    .all<Omit<LedgerEntry, 'arguments'> & { arguments: string }>(
      `SELECT seq, system, operation, entity, arguments, key, at, part, completes, repeats FROM ledger
       WHERE seq > ? ORDER BY seq`,
      after,
    )
    .map((row) => ({ ...row, arguments: fromJson<Record<string, unknown>>(row.arguments) }))
}

function readAttempts(database: CompanyDatabase, after: number): Attempt[] {
  return database
    .all<Omit<Attempt, 'arguments'> & { arguments: string }>(
      `SELECT seq, system, operation, arguments, key, at, effect, told, why, ledger_seq AS ledgerSeq FROM attempt
       WHERE seq > ? ORDER BY seq`,
      after,
    )
    .map((row) => ({ ...row, arguments: fromJson<Record<string, unknown>>(row.arguments) }))
}

/** The entries without the parts that a later entry went on from: one for each thing done. */
export function withoutCompletedParts(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const completed = new Set(entries.map(({ completes }) => completes))
  return entries.filter(({ seq }) => !completed.has(seq))
}

interface Recorded {
  operation: string
  entity: string
  arguments: object
  key: string
  part: string | null
}

/** Appends to the ledger and gives the entry's number; must run in the transaction of the write it records. */
export function record(context: SystemContext, system: SystemName, entry: Recorded): number {
  const { database } = context
  const { operation, entity, key, part } = entry
  const given = JSON.stringify(entry.arguments)
  const row = database.one<{ seq: number }>(
    `INSERT INTO ledger(system, operation, entity, arguments, key, at, part, completes, repeats)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
       (SELECT max(p.seq) FROM ledger p WHERE p.system = ?1 AND p.operation = ?2 AND p.arguments = ?4
         AND p.part IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger w WHERE w.completes = p.seq)),
       (SELECT min(seq) FROM ledger WHERE system = ?1 AND operation = ?2 AND key = ?5 AND part IS NULL))
     RETURNING seq`,
    system,
    operation,
    entity,
    given,
    key,
    context.now(),
    part,
  )
  if (!row) throw new Error(`The ledger took no entry of ${system}.${operation}`)
  return row.seq
}

type NewAttempt = Omit<Attempt, 'seq' | 'at' | 'arguments'> & { arguments: object }

/** Notes a delivery; where it had an effect, in the transaction of that effect. */
export function noteAttempt(context: SystemContext, attempt: NewAttempt): void {
  const { system, operation, key, effect, told, why, ledgerSeq } = attempt
  context.database.insert('attempt', {
    system,
    operation,
    arguments: JSON.stringify(attempt.arguments),
    key,
    at: context.now(),
    wall_ms: Math.floor(context.wallMs()),
    effect,
    told,
    why,
    ledger_seq: ledgerSeq,
  })
}
