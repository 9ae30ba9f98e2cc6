import type { Pool, PoolClient } from 'pg'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'
import { answerRequest, type NewAnswer, type ReplyResult } from './requests.ts'

/** A link by which one person, or one party outside, answers one request once. Its secret is not kept. */
export interface LinkRow {
  readonly id: string
  readonly request: string
  /** The name of a person of the project, or the address of somebody outside. */
  readonly person: string
  readonly outside: boolean
  /** What it was made to answer: it answers nothing else. */
  readonly argumentsHash: string
  readonly madeBy: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
}

const select = `SELECT id, request_id AS request, person, outside, arguments_hash AS "argumentsHash", made_by AS "madeBy",
    made_at AS "madeAt", expires_at AS "expiresAt", used_at AS "usedAt" FROM operant.links`

/** Keeps a link. One whose secret is kept already is left as it is. */
export async function keepLink(pool: Pool, link: Omit<LinkRow, 'usedAt'> & { readonly hash: string }): Promise<void> {
  const { id, hash, request, person, outside, argumentsHash, madeBy, madeAt, expiresAt } = link
  await pool.query(
    `INSERT INTO operant.links (id, hash, request_id, person, outside, arguments_hash, made_by, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (hash) DO NOTHING`,
    [id, hash, request, person, outside, argumentsHash, madeBy, madeAt, expiresAt],
  )
}

/** Whether somebody asked for what a request is about: they make no link for another who is to decide it. */
export async function askedFor(pool: Pool, request: string, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ asked: boolean }>(
    `SELECT lower(btrim($2)) = lower(btrim(requester)) OR lower(btrim($2)) IN (SELECT operant.starters(run_id)) AS asked
     FROM operant.requests WHERE id = $1`,
    [request, name],
  )
  return rows[0]?.asked === true
}

/** The link of this hash. Reading it changes nothing. */
export async function linkOfHash(pool: Pool, hash: string): Promise<LinkRow | undefined> {
  const { rows } = await endure(() => pool.query<Stored>(`${select} WHERE hash = $1`, [hash]))
  return rows[0] && fromStored(rows[0])
}

export type LinkRefusal =
  | 'no such link'
  | 'the link was used'
  | 'the link is over'
  /** What it was made for is not what is asked now. */
  | 'the request changed'

export type LinkResult = ReplyResult | { readonly kind: 'no use'; readonly why: LinkRefusal }

/**
 * Answers a request by a link, which is used up by an answer that counts, in the same transaction. Of any number at
 * once one gets through. An answer that is refused leaves the link as it was.
 */
export async function answerByLink(
  pool: Pool,
  hash: string,
  at: Instant,
  answer: (link: LinkRow) => NewAnswer,
): Promise<LinkResult> {
  const client = await pool.connect()
  let ended = false
  try {
    await client.query('BEGIN')
    const link = await locked(client, hash)
    const refused = link ? await refusalOf(client, link, at) : 'no such link'
    if (!link || refused) return { kind: 'no use', why: refused ?? 'no such link' }
    const result = await answerRequest(client, answer(link))
    if (result.kind === 'refused') return result
    await client.query('UPDATE operant.links SET used_at = $2 WHERE id = $1', [link.id, at])
    await client.query('COMMIT')
    ended = true
    return result
  } finally {
    // A client whose transaction could not be ended is not used again.
    const lost = ended
      ? undefined
      : await client.query('ROLLBACK').then(
          () => undefined,
          () => true,
        )
    client.release(lost)
  }
}

async function locked(client: PoolClient, hash: string): Promise<LinkRow | undefined> {
  const { rows } = await client.query<Stored>(`${select} WHERE hash = $1 FOR UPDATE`, [hash])
  return rows[0] && fromStored(rows[0])
}

async function refusalOf(client: PoolClient, link: LinkRow, at: Instant): Promise<LinkRefusal | undefined> {
  if (link.usedAt !== null) return 'the link was used'
  if (link.expiresAt <= at) return 'the link is over'
  const { rows } = await client.query<{ hash: string }>(
    'SELECT arguments_hash AS hash FROM operant.requests WHERE id = $1',
    [link.request],
  )
  return rows[0]?.hash === link.argumentsHash ? undefined : 'the request changed'
}

type Stored = Omit<LinkRow, 'madeAt' | 'expiresAt' | 'usedAt'> & {
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

function fromStored(row: Stored): LinkRow {
  return {
    ...row,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
  }
}
