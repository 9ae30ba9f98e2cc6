import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'

/** Somebody answers in somebody else's place for a time. It passes on what is one's own, never what was passed on. */
export interface Delegation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly since: Instant
  readonly until: Instant
  readonly because: string
  readonly madeAt: Instant
}

/** Keeps a delegation; keeping one again changes nothing. */
export async function putDelegation(pool: Pool, delegation: Delegation): Promise<void> {
  const { id, from, to, since, until, because, madeAt } = delegation
  await pool.query(
    `INSERT INTO operant.delegations (id, from_name, to_name, since, until, because, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (id) DO NOTHING`,
    [id, from.trim(), to.trim(), since, until, because, madeAt],
  )
}

/** Ends a delegation before its time; false where there is none that has not ended. */
export async function endDelegation(pool: Pool, id: string, by: string, at: Instant): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE operant.delegations SET ended_at = $3, ended_by = $2 WHERE id = $1 AND ended_at IS NULL AND until > $3',
    [id, by, at],
  )
  return rowCount === 1
}

/** Those that hold now or will, the next first. */
export async function listDelegations(pool: Pool, at: Instant): Promise<readonly Delegation[]> {
  const { rows } = await pool.query<Stored>(
    `SELECT id, from_name AS "from", to_name AS "to", since, until, because, made_at AS "madeAt" FROM operant.delegations
      WHERE until > $1 AND (ended_at IS NULL OR ended_at > $1) ORDER BY since, id`,
    [at],
  )
  return rows.map((row) => ({
    ...row,
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    madeAt: row.madeAt.toISOString(),
  }))
}

type Stored = Omit<Delegation, 'since' | 'until' | 'madeAt'> & Readonly<Record<'since' | 'until' | 'madeAt', Date>>
