import { readAsAfter } from '../database/history.ts'
import type { SystemContext } from './calls.ts'
import type { Strike } from './strike.ts'

/** Answers from a copy that has not heard of the latest writes. */
export function readStale<Result>(context: SystemContext, strike: Strike, read: () => Result): Result {
  const { database } = context
  const behind = strike.behind ?? { writes: 1 }
  const found =
    'writes' in behind
      ? database.one<{ seq: number }>('SELECT coalesce(max(seq), 0) - ? AS seq FROM ledger', behind.writes)
      : database.one<{ seq: number }>(
          'SELECT coalesce(max(ledger_seq), 0) AS seq FROM attempt WHERE wall_ms <= ?',
          Math.floor(context.wallMs() - behind.ms),
        )
  return readAsAfter(database, Math.max(0, found?.seq ?? 0), read)
}
