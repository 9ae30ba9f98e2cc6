import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'
import { named } from './requests.ts'

/** What somebody puts off, and until when. */
export interface Snooze {
  readonly request: string
  readonly person: string
  readonly at: Instant
  readonly until: Instant
}

export type SnoozeRefusal = 'no such request' | 'already decided' | 'too late'

/** Puts an open request off for one person. It changes nothing for anybody else, and not its time. */
export async function snooze(pool: Pool, { request, person, at, until }: Snooze): Promise<SnoozeRefusal | undefined> {
  const { rows } = await pool.query<{ state: string; late: boolean }>(
    'SELECT state, $2::timestamptz >= expires_at AS late FROM operant.requests WHERE id = $1',
    [request, until],
  )
  const [found] = rows
  if (!found) return 'no such request'
  if (found.state !== 'open') return 'already decided'
  if (found.late) return 'too late'
  await pool.query(
    `INSERT INTO operant.request_snoozes (request_id, person, at, until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (request_id, person) DO UPDATE SET at = excluded.at, until = excluded.until`,
    [request, named(person), at, until],
  )
  return undefined
}

/** Brings a request back at once; false where it was not put off. */
export async function endSnooze(pool: Pool, request: string, person: string): Promise<boolean> {
  const text = 'DELETE FROM operant.request_snoozes WHERE request_id = $1 AND person = $2'
  const { rowCount } = await pool.query(text, [request, named(person)])
  return rowCount === 1
}

/** Until when somebody has put these requests off, by request; those that they have not are not in it. */
export async function snoozesOf(
  pool: Pool,
  requests: readonly string[],
  person: string,
  at: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const text = `SELECT id, operant.snoozed_until(id, $2, $3) AS until FROM unnest($1::text[]) AS one (id)
    WHERE operant.snoozed_until(id, $2, $3) IS NOT NULL`
  const { rows } = await endure(() => pool.query<{ id: string; until: Date }>(text, [requests, named(person), at]))
  return new Map(rows.map(({ id, until }) => [id, until.toISOString()]))
}

/** What waits for one person. */
export interface Waiting {
  readonly waiting: number
  readonly snoozed: number
  /** Reviews among what could be answered; they hold nothing up, and are in no other number. */
  readonly reviews: number
  /** Of what waits and is not put off: when the oldest was asked, and the first ends. */
  readonly oldestAskedAt: Instant | null
  readonly firstDue: Instant | null
}

/** Counts what somebody may answer and has not; what was handed over is not in it. */
export async function waitingFor(pool: Pool, person: string, at: Instant): Promise<Waiting> {
  const text = `SELECT count(*) FILTER (WHERE held_up AND until IS NULL)::integer AS waiting,
      count(until) FILTER (WHERE held_up)::integer AS snoozed, count(*) FILTER (WHERE NOT held_up)::integer AS reviews,
      min(asked_at) FILTER (WHERE held_up AND until IS NULL) AS oldest,
      min(expires_at) FILTER (WHERE held_up AND until IS NULL) AS due
    FROM (SELECT asked_at, expires_at, kind <> 'review' AS held_up, operant.snoozed_until(id, $1, $2) AS until
      FROM operant.requests WHERE state = 'open' AND kind <> 'take over'
        AND EXISTS (SELECT FROM operant.may_answer(requests, $2) AS m (name) WHERE lower(btrim(m.name)) = $1)
        AND NOT EXISTS (SELECT FROM operant.request_answers AS a WHERE a.request_id = id AND a.person = $1)) AS mine`
  const { rows } = await endure(() => pool.query<CountsRow>(text, [named(person), at]))
  const { waiting = 0, snoozed = 0, reviews = 0, oldest = null, due = null } = rows[0] ?? {}
  return {
    waiting,
    snoozed,
    reviews,
    oldestAskedAt: oldest?.toISOString() ?? null,
    firstDue: due?.toISOString() ?? null,
  }
}

interface CountsRow {
  readonly waiting: number
  readonly snoozed: number
  readonly reviews: number
  readonly oldest: Date | null
  readonly due: Date | null
}

/** Counts what was handed over and is open: what nobody has, and what this person has. */
export async function handedOver(
  pool: Pool,
  person: string,
): Promise<{ readonly unclaimed: number; readonly mine: number }> {
  const text = `SELECT count(*) FILTER (WHERE holder IS NULL)::integer AS unclaimed,
      count(*) FILTER (WHERE lower(btrim(holder)) = $1)::integer AS mine
    FROM operant.requests LEFT JOIN operant.work_items ON request_id = id WHERE state = 'open' AND kind = 'take over'`
  const { rows } = await endure(() => pool.query<{ unclaimed: number; mine: number }>(text, [named(person)]))
  return rows[0] ?? { unclaimed: 0, mine: 0 }
}
