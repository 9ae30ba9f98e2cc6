import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'

/** A place in the order of the events of all runs: after the event `seq` of a run, which a transaction wrote. */
export interface Place {
  /** The transaction, in digits. */
  readonly xid: string
  readonly run: string
  readonly seq: number
}

/** What happened, without what was said in it. */
export interface Happening extends Place {
  readonly type: string
  readonly at: Instant
  readonly agent: string
  readonly goal: string
}

/** Every transaction below is over: whatever it wrote is seen, and nothing more will be. */
const over = 'pg_snapshot_xmin(pg_current_snapshot())'

/** The place after everything that will never be followed by something before it. */
export async function placeNow(pool: Pool): Promise<Place> {
  const { rows } = await endure(() => pool.query<{ xid: string }>(`SELECT ${over}::text AS xid`))
  return { xid: rows[0]?.xid ?? '0', run: '', seq: 0 }
}

/**
 * Up to `limit` events after a place, in order. Transactions commit in any order, so events are told only when every
 * transaction that began to write before theirs is over: then nothing can come before what was told, and a reader that
 * goes on from the last one misses nothing and meets nothing twice. One that stays open holds back those after it.
 */
export async function readInOrder(pool: Pool, after: Place, limit: number): Promise<readonly Happening[]> {
  const text = `SELECT event.xid::text AS xid, run_id AS run, seq, type, at, agent, goal
    FROM (SELECT xid, run_id, seq, type, at FROM operant.journal
      WHERE xid >= $1::xid8 AND xid < ${over} AND (xid, run_id COLLATE "C", seq) > ($1::xid8, $2::text, $3::integer)
      ORDER BY xid, run_id COLLATE "C", seq LIMIT $4) AS event
    JOIN operant.runs ON id = run_id
    ORDER BY event.xid, run_id COLLATE "C", seq`
  const values = [after.xid, after.run, after.seq, limit]
  const { rows } = await endure(() => pool.query<Stored>({ name: 'in order', text, values }))
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

type Stored = Omit<Happening, 'at'> & { readonly at: Date }

/** Below 0 where `one` comes before `other`, in the order of `readInOrder`. */
export function comparePlaces(one: Place, other: Place): number {
  const transactions = BigInt(one.xid) - BigInt(other.xid)
  if (transactions !== 0n) return transactions < 0n ? -1 : 1
  return Buffer.compare(Buffer.from(one.run), Buffer.from(other.run)) || one.seq - other.seq
}

/**
 * Events of transactions that this server never had came with a database that was restored from elsewhere: they lose
 * their place, or they would stand among events to come. Finds nothing anywhere else.
 */
export async function forgetOtherOrder(pool: Pool): Promise<number> {
  const text = 'UPDATE operant.journal SET xid = NULL WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())'
  const { rowCount } = await endure(() => pool.query(text))
  return rowCount ?? 0
}

/** Whether nothing has come to this place yet: then it is of another database. */
export async function isToCome(pool: Pool, { xid }: Place): Promise<boolean> {
  const text = 'SELECT $1::xid8 > pg_snapshot_xmax(pg_current_snapshot()) AS "toCome"'
  const { rows } = await endure(() => pool.query<{ toCome: boolean }>(text, [xid]))
  return rows[0]?.toCome === true
}
