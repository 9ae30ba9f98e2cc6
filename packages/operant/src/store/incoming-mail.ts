import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'

/** A mail that came in, and what became of it. */
export interface IncomingMail {
  readonly id: string
  /** The request that it is about, where it names one. */
  readonly request: string | null
  readonly sender: string
  readonly subject: string
  readonly body: string
  readonly receivedAt: Instant
  readonly became: string
}

/** Keeps a mail; false where one of this id was taken before. */
export async function keepMail(pool: Pick<Pool, 'query'>, mail: IncomingMail): Promise<boolean> {
  const { id, request, sender, subject, body, receivedAt, became } = mail
  const { rowCount } = await pool.query(
    `INSERT INTO operant.incoming_mail (message_id, request_id, sender, subject, body, received_at, became)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [storable(id), request, storable(sender), storable(subject), storable(body), receivedAt, became],
  )
  return rowCount === 1
}

/** Says what became of a mail that is kept. */
export async function mailBecame(pool: Pick<Pool, 'query'>, id: string, became: string): Promise<void> {
  await pool.query('UPDATE operant.incoming_mail SET became = $2 WHERE message_id = $1', [storable(id), became])
}

/** Mails that came in, the latest first: all, or those about one request. */
export async function listMail(
  pool: Pool,
  { request, limit = 50 }: { readonly request?: string; readonly limit?: number } = {},
): Promise<readonly IncomingMail[]> {
  const { rows } = await pool.query<Omit<IncomingMail, 'receivedAt'> & { readonly receivedAt: Date }>(
    `SELECT message_id AS id, request_id AS request, sender, subject, body, received_at AS "receivedAt", became
     FROM operant.incoming_mail WHERE $1::text IS NULL OR request_id = $1 ORDER BY received_at DESC, message_id LIMIT $2`,
    [request ?? null, limit],
  )
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }))
}
