import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** A token of the command line as it is kept: everything but its secret. */
export interface TokenRow {
  readonly id: string
  readonly person: string
  /** The roles that it may use, as far as the person has them. */
  readonly roles: readonly string[]
  readonly note: string
  readonly madeBy: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly revokedAt: Instant | null
  readonly revokedBy: string | null
}

export type NewTokenRow = Omit<TokenRow, 'usedAt' | 'revokedAt' | 'revokedBy'> & { readonly hash: string }

const select = `SELECT id, person, roles, note, made_by AS "madeBy", made_at AS "madeAt", expires_at AS "expiresAt",
    used_at AS "usedAt", revoked_at AS "revokedAt", revoked_by AS "revokedBy" FROM operant.tokens`

export async function keepToken(pool: Pool, row: NewTokenRow): Promise<void> {
  const { id, hash, person, roles, note, madeBy, madeAt, expiresAt } = row
  await pool.query(
    `INSERT INTO operant.tokens (id, hash, person, roles, note, made_by, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, hash, person, roles, storable(note), madeBy, madeAt, expiresAt],
  )
}

/** Keeps a token in the place of the one with its id. Sessions on that one last while they are the same person's. */
export async function replaceToken(pool: Pool, row: NewTokenRow): Promise<void> {
  const { id, hash, person, roles, note, madeBy, madeAt, expiresAt } = row
  await pool.query(
    `WITH ended AS (DELETE FROM operant.sessions s USING operant.tokens t
       WHERE s.token_id = $1 AND t.id = $1 AND (t.person <> $3 OR t.revoked_at IS NOT NULL))
     INSERT INTO operant.tokens (id, hash, person, roles, note, made_by, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET hash = $2, person = $3, roles = $4, note = $5, made_by = $6, made_at = $7,
       expires_at = $8, used_at = NULL, revoked_at = NULL, revoked_by = NULL`,
    [id, hash, person, roles, storable(note), madeBy, madeAt, expiresAt],
  )
}

/** Tokens, newest first; without `all` those that are revoked or over are left out. */
export async function listTokens(
  pool: Pool,
  { at, all = false }: { readonly at: Instant; readonly all?: boolean },
): Promise<readonly TokenRow[]> {
  const text = `${select} WHERE $1 OR (revoked_at IS NULL AND expires_at > $2) ORDER BY made_at DESC, id`
  const { rows } = await endure(() => pool.query<Stored>(text, [all, at]))
  return rows.map(fromStored)
}

/** What ids of tokens begin with that a start makes by itself, so that somebody can sign in. */
export const firstTokens = 'tok_first'

/** Whether somebody ever made a token: from then on everybody who acts needs one. */
export async function hasTokens(pool: Pool): Promise<boolean> {
  const text = 'SELECT EXISTS (SELECT FROM operant.tokens WHERE NOT starts_with(id, $1)) AS found'
  const { rows } = await endure(() => pool.query<{ found: boolean }>(text, [firstTokens]))
  return rows[0]?.found === true
}

export async function tokenOfId(pool: Pool, id: string): Promise<TokenRow | undefined> {
  const { rows } = await endure(() => pool.query<Stored>(`${select} WHERE id = $1`, [id]))
  return rows[0] && fromStored(rows[0])
}

/** The token of this hash, noted as used; within a minute once only. */
export async function tokenOfHash(pool: Pool, hash: string, at: Instant): Promise<TokenRow | undefined> {
  const { rows } = await endure(() => pool.query<Stored>(`${select} WHERE hash = $1`, [hash]))
  const [row] = rows
  if (!row) return undefined
  await pool.query(
    `UPDATE operant.tokens SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $2::timestamptz - interval '1 minute')`,
    [row.id, at],
  )
  return fromStored(row)
}

/** Revokes a token for good; answers what is known of it, or nothing where there is none. */
export async function revokeToken(
  pool: Pool,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: Instant },
): Promise<TokenRow | undefined> {
  await pool.query('UPDATE operant.tokens SET revoked_at = $3, revoked_by = $2 WHERE id = $1 AND revoked_at IS NULL', [
    id,
    by,
    at,
  ])
  return await tokenOfId(pool, id)
}

type Moments = 'madeAt' | 'expiresAt' | 'usedAt' | 'revokedAt'
type Stored = Omit<TokenRow, Moments> & {
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

function fromStored(row: Stored): TokenRow {
  return {
    ...row,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}
