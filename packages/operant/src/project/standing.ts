import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import type { Instant, Outcome } from '../journal/events.ts'
import { endure } from '../store/endure.ts'
import { listRequests, type RequestRow } from '../store/requests.ts'
import { runRow } from '../store/runs.ts'

/** Where a run stands, together with the runs it handed work to. */
export type Standing =
  | { readonly kind: 'settled'; readonly outcome: Outcome; readonly why: string }
  /** Only a person's approval or answer takes it on. */
  | { readonly kind: 'asks'; readonly requests: readonly RequestRow[] }
  /** Nothing happens before this time, or before something outside happens. */
  | { readonly kind: 'waits'; readonly until: Instant | null }
  /** A worker has something to do, or will have shortly. */
  | { readonly kind: 'moves' }

/** Milliseconds for which a pause still counts as moving: retries and settling times. */
const shortPause = 60_000

const unsettled = `WITH RECURSIVE tree AS (
    SELECT id, state, wakes_at FROM operant.runs WHERE id = $1
    UNION ALL SELECT runs.id, runs.state, runs.wakes_at FROM operant.runs JOIN tree ON runs.parent = tree.id
  ) SELECT id, state, wakes_at AS "wakesAt" FROM tree WHERE state <> 'settled'`

/** Tells where a run stands; undefined where there is no such run. */
export async function standingOf(pool: Pool, clock: Clock, run: string): Promise<Standing | undefined> {
  const row = await runRow(pool, run)
  if (!row) return undefined
  if (row.outcome) return { kind: 'settled', outcome: row.outcome, why: row.summary ?? '' }
  const { rows } = await endure(() =>
    pool.query<{ id: string; state: 'running' | 'waiting'; wakesAt: Date | null }>(unsettled, [run]),
  )
  if (rows.some(({ state }) => state === 'running')) return { kind: 'moves' }
  const wakes = rows.flatMap(({ wakesAt }) => (wakesAt ? [wakesAt.getTime()] : []))
  const next = wakes.length > 0 ? Math.min(...wakes) : undefined
  if (next !== undefined && next < clock.now().getTime() + shortPause) return { kind: 'moves' }
  const open = await Promise.all(rows.map(({ id }) => listRequests(pool, { run: id, state: 'open' })))
  const requests = open.flat().filter(({ kind }) => kind !== 'take over')
  if (requests.length > 0) return { kind: 'asks', requests }
  return { kind: 'waits', until: next === undefined ? null : new Date(next).toISOString() }
}
