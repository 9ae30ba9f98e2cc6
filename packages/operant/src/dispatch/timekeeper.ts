import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'

/** What one look at the clock did. */
export interface Tick {
  readonly woken: number
  /** Requests that expired, or went to those who are asked next. */
  readonly expired: number
  /** Whether a schedule, or something else that starts goals, is due. */
  readonly due: boolean
  /** Requests of which people were reminded, or that were decided before. */
  readonly reminded: number
}

/** Most rows of one transaction. */
const BATCH = 500

/**
 * Asked first whether anything is due: the functions cost more than the question, and it is asked twice a second. The
 * earliest of each kind is read off its index; of "is there one before now" the database believes that a third of the
 * rows fit, and reads them all to find none.
 */
const text = `SELECT
  CASE WHEN (SELECT min(wakes_at) FROM operant.runs) <= $1
    THEN operant.fire_timers($1, $2) ELSE 0 END AS woken,
  CASE WHEN (SELECT min(expires_at) FROM operant.requests WHERE state = 'open') <= $1
    THEN operant.expire_requests($1, $2) ELSE 0 END AS expired,
  CASE WHEN (SELECT min(at) FROM operant.request_moments) <= $1
    THEN operant.remind($1, $2) ELSE 0 END AS reminded,
  coalesce(least((SELECT min(next_at) FROM operant.schedules), (SELECT min(starts_at) FROM operant.schedule_fires),
      (SELECT min(next_at) FROM operant.triggers)) <= $1, false)
    OR coalesce((SELECT max(seen_at) FROM operant.schedules WHERE next_at IS NOT NULL) > $1::timestamptz + interval '1 min', false)
    OR EXISTS (SELECT FROM operant.triggers WHERE looked_at > $1::timestamptz + interval '1 min' AND next_at IS NOT NULL)
    OR (SELECT min(came_at) FROM operant.trigger_deliveries WHERE state = 'due') IS NOT NULL AS due`

/** Wakes every run whose time has come and expires every request that nobody decided, reminding people before, by the clock given. */
export async function tick(pool: Pool, clock: Clock): Promise<Tick> {
  const values = [clock.now().toISOString(), BATCH]
  for (let woken = 0, expired = 0, reminded = 0; ;) {
    const { rows } = await pool.query<Tick>({ name: 'tick', text, values })
    const [done = { woken: 0, expired: 0, reminded: 0, due: false }] = rows
    woken += done.woken
    expired += done.expired
    reminded += done.reminded
    if (done.woken < BATCH && done.expired < BATCH && done.reminded < BATCH)
      return { woken, expired, reminded, due: done.due }
  }
}

/** The next moment at which `tick` would do something; a simulated clock may jump there. */
export async function nextDue(pool: Pool): Promise<Date | undefined> {
  const { rows } = await pool.query<{ due: Date | null }>(
    `SELECT least((SELECT min(wakes_at) FROM operant.runs),
                  (SELECT min(expires_at) FROM operant.requests WHERE state = 'open'),
                  (SELECT min(at) FROM operant.request_moments),
                  (SELECT min(next_at) FROM operant.schedules),
                  (SELECT min(starts_at) FROM operant.schedule_fires WHERE state = 'due'),
                  (SELECT min(came_at) FROM operant.trigger_deliveries WHERE state = 'due'),
                  (SELECT min(next_at) FROM operant.triggers)) AS due`,
  )
  return rows[0]?.due ?? undefined
}

/** Queues runs that should be running but that no job would ever activate; answers how many. */
export async function enqueueStranded(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ found: number }>('SELECT operant.enqueue_stranded() AS found')
  return rows[0]?.found ?? 0
}
