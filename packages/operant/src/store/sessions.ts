import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'

interface NewSession {
  /** Of its secret. */
  readonly hash: string
  readonly token: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

/** Keeps a session; those that are over are forgotten. */
export async function keepSession(pool: Pool, { hash, token, madeAt, expiresAt }: NewSession): Promise<void> {
  await pool.query('DELETE FROM operant.sessions WHERE expires_at <= $1', [madeAt])
  const text = 'INSERT INTO operant.sessions (hash, token_id, made_at, expires_at) VALUES ($1, $2, $3, $4)'
  await pool.query(text, [hash, token, madeAt, expiresAt])
}

/** The token of a session that lasts; nothing where there is none. */
export async function tokenOfSession(pool: Pool, hash: string, at: Instant): Promise<string | undefined> {
  const text = 'SELECT token_id AS token FROM operant.sessions WHERE hash = $1 AND expires_at > $2'
  const { rows } = await endure(() => pool.query<{ token: string }>(text, [hash, at]))
  return rows[0]?.token
}

export async function endSession(pool: Pool, hash: string): Promise<void> {
  await pool.query('DELETE FROM operant.sessions WHERE hash = $1', [hash])
}
