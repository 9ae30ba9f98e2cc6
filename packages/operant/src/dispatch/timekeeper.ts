import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'

/** What one look at the clock did. */
export interface Tick {
  readonly woken: number
  readonly expired: number
}

/** Most rows of one transaction. */
const BATCH = 500

/** Wakes every run whose time has come and expires every request that nobody decided, by the clock given. */
export async function tick(pool: Pool, clock: Clock): Promise<Tick> {
  const now = clock.now().toISOString()
  const woken = await drained(pool, 'fire timers', 'SELECT operant.fire_timers($1, $2) AS done', now)
  const expired = await drained(pool, 'expire requests', 'SELECT operant.expire_requests($1, $2) AS done', now)
  return { woken, expired }
}

async function drained(pool: Pool, name: string, text: string, now: string): Promise<number> {
  for (let total = 0; ;) {
    const { rows } = await pool.query<{ done: number }>({ name, text, values: [now, BATCH] })
    const done = rows[0]?.done ?? 0
    total += done
    if (done < BATCH) return total
  }
}

/** The next moment at which `tick` would do something; a simulated clock may jump there. */
export async function nextDue(pool: Pool): Promise<Date | undefined> {
  const { rows } = await pool.query<{ due: Date | null }>(
    `SELECT least((SELECT min(wakes_at) FROM operant.runs),
                  (SELECT min(expires_at) FROM operant.requests WHERE state = 'open')) AS due`,
  )
  return rows[0]?.due ?? undefined
}

/** Queues runs that should be running but that no job would ever activate; answers how many. */
export async function enqueueStranded(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ found: number }>('SELECT operant.enqueue_stranded() AS found')
  return rows[0]?.found ?? 0
}
