import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'

/** What somebody posted with a key of theirs. */
export interface PostedKey {
  readonly person: string
  readonly key: string
}

export type Claimed =
  /** Nobody posted it before, or whoever did was cut off. */
  | { readonly kind: 'first' }
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'under way' }
  | { readonly kind: 'other' }

/** Milliseconds for which an answer is kept, and after which what is still under way was cut off. */
const kept = 86_400_000
const cutOff = 60_000

/** Notes that something is being done, or tells what came of it the first time. */
export async function claimPosted(pool: Pool, { person, key }: PostedKey, hash: string, at: Instant): Promise<Claimed> {
  const before = (milliseconds: number): string => new Date(Date.parse(at) - milliseconds).toISOString()
  await pool.query('DELETE FROM operant.posted WHERE posted_at < $1', [before(kept)])
  const claimed = await pool.query(
    `INSERT INTO operant.posted AS posted (person, key, hash, posted_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person, key) DO UPDATE SET posted_at = excluded.posted_at
       WHERE posted.hash = excluded.hash AND posted.status IS NULL AND posted.posted_at < $5`,
    [person, key, hash, at, before(cutOff)],
  )
  if (claimed.rowCount === 1) return { kind: 'first' }
  const { rows } = await pool.query<{ hash: string; status: number | null; body: string | null }>(
    'SELECT hash, status, body FROM operant.posted WHERE person = $1 AND key = $2',
    [person, key],
  )
  const [row] = rows
  if (!row) return { kind: 'under way' }
  if (row.hash !== hash) return { kind: 'other' }
  return row.status === null ? { kind: 'under way' } : { kind: 'answered', status: row.status, body: row.body ?? '' }
}

/** Keeps the answer for whoever posts the same again. */
export async function keepPosted(
  pool: Pool,
  { person, key }: PostedKey,
  { status, body }: { readonly status: number; readonly body: string },
): Promise<void> {
  const text = 'UPDATE operant.posted SET status = $3, body = $4 WHERE person = $1 AND key = $2'
  await pool.query(text, [person, key, status, body])
}

/** Forgets what came to nothing, so that it may be tried again. */
export async function forgetPosted(pool: Pool, { person, key }: PostedKey): Promise<void> {
  await pool.query('DELETE FROM operant.posted WHERE person = $1 AND key = $2 AND status IS NULL', [person, key])
}
