import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'

/** What somebody is to be told: a person by name, or a party outside by address. */
export interface Notice {
  readonly key: string
  readonly person: string | null
  readonly address: string | null
  readonly request: string | null
  readonly subject: string
  readonly body: string
  /** This one included. */
  readonly tries: number
}

/** Seconds until a notice is tried again, doubled with each try, up to an hour. */
const pause = 30

/**
 * Takes notices to be sent, each by one sender at a time: where that one is killed, another takes it once the pause is
 * over.
 */
export async function takeNotices(pool: Pool, at: Instant, most: number): Promise<readonly Notice[]> {
  const { rows } = await pool.query<Notice>({
    name: 'take notices',
    text: `UPDATE operant.notices SET tries = tries + 1,
        try_at = $1::timestamptz + make_interval(secs => least(3600, $3 * 2 ^ least(tries, 10)))
      WHERE key IN (SELECT key FROM operant.notices WHERE state = 'waiting' AND try_at <= $1
        ORDER BY try_at, key LIMIT $2 FOR UPDATE SKIP LOCKED)
      RETURNING key, person, address, request_id AS request, subject, body, tries`,
    values: [at, most, pause],
  })
  return rows
}

/** A notice was sent, or need not be: why. */
export async function endNotice(pool: Pool, key: string, at: Instant, dropped?: string): Promise<void> {
  await pool.query(
    `UPDATE operant.notices SET state = $2, ended_at = $3, problem = $4 WHERE key = $1 AND state = 'waiting'`,
    [key, dropped === undefined ? 'sent' : 'dropped', at, dropped ?? null],
  )
}

/** A notice was not taken; it is tried again. */
export async function noticeFailed(pool: Pool, key: string, problem: string): Promise<void> {
  await pool.query('UPDATE operant.notices SET problem = $2 WHERE key = $1', [key, storable(problem).slice(0, 500)])
}

export interface NoticeCounts {
  readonly waiting: number
  /** Waiting, and refused at least once. */
  readonly failing: number
  readonly sent: number
  /** The last thing that went wrong with one that waits. */
  readonly problem: string | null
}

export async function countNotices(pool: Pool): Promise<NoticeCounts> {
  const { rows } = await pool.query<NoticeCounts>(
    `SELECT count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
      count(*) FILTER (WHERE state = 'waiting' AND problem IS NOT NULL)::integer AS failing,
      count(*) FILTER (WHERE state = 'sent')::integer AS sent,
      (SELECT problem FROM operant.notices WHERE state = 'waiting' AND problem IS NOT NULL ORDER BY try_at DESC LIMIT 1) AS problem
     FROM operant.notices`,
  )
  return rows[0] ?? { waiting: 0, failing: 0, sent: 0, problem: null }
}
