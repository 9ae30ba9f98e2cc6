import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import { endure } from '../store/endure.ts'
import { listRequests, type RequestRow } from '../store/requests.ts'

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

// One statement, so that a run which ends meanwhile is seen either as it was or as it is, never as neither.
const treeOf = `WITH RECURSIVE tree AS (
    SELECT id, state, wakes_at, outcome, summary FROM operant.runs WHERE id = $1
    UNION ALL SELECT runs.id, runs.state, runs.wakes_at, runs.outcome, runs.summary
      FROM operant.runs JOIN tree ON runs.parent = tree.id
  ) SELECT id, state, wakes_at AS "wakesAt", outcome, summary, EXISTS (SELECT FROM operant.requests
      WHERE run_id = tree.id AND state = 'open' AND kind IN ('approve', 'answer')) AS asks FROM tree`

interface Row {
  readonly id: string
  readonly state: 'running' | 'waiting' | 'settled'
  readonly wakesAt: Date | null
  readonly outcome: Outcome | null
  readonly summary: string | null
  readonly asks: boolean
}

/** Tells where a run stands; undefined where there is no such run. */
export async function standingOf(pool: Pool, clock: Clock, run: string): Promise<Standing | undefined> {
  const { rows } = await endure(() => pool.query<Row>(treeOf, [run]))
  const root = rows.find(({ id }) => id === run)
  if (!root) return undefined
  if (root.outcome) return { kind: 'settled', outcome: root.outcome, why: root.summary ?? '' }
  const open = rows.filter(({ state }) => state !== 'settled')
  if (open.some(({ state }) => state === 'running')) return { kind: 'moves' }
  const wakes = open.flatMap(({ wakesAt }) => (wakesAt ? [wakesAt.getTime()] : []))
  const next = wakes.length > 0 ? Math.min(...wakes) : undefined
  if (next !== undefined && next < clock.now().getTime() + shortPause) return { kind: 'moves' }
  const asking = open.filter(({ asks }) => asks)
  if (asking.length === 0) return { kind: 'waits', until: next === undefined ? null : new Date(next).toISOString() }
  const listed = await Promise.all(asking.map(({ id }) => listRequests(pool, { run: id, state: 'open' })))
  const requests = listed.flat().filter(({ kind }) => kind === 'approve' || kind === 'answer')
  // Answered between the two looks: its run has something to do.
  return requests.length > 0 ? { kind: 'asks', requests } : { kind: 'moves' }
}
