import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import { endure } from './endure.ts'

/** A run in a list: what is known of it without reading its journal. */
export interface RunRow {
  readonly id: string
  readonly agent: string
  readonly goal: string
  /** The goal in the person's own words. */
  readonly asked: string
  readonly startedBy: string
  readonly parent: string | null
  /** `running`: an activation is queued or active. `waiting`: for its timer or for somebody. */
  readonly state: RunState
  readonly outcome: Outcome | null
  readonly summary: string | null
  readonly openedAt: Instant
  /** When a timer wakes it. */
  readonly wakesAt: Instant | null
  readonly settledAt: Instant | null
}

export type RunState = 'running' | 'waiting' | 'settled'

export interface RunFilter {
  readonly state?: RunState
  readonly agent?: string
  /** Children of this run. */
  readonly parent?: string
  /** Default 50. */
  readonly limit?: number
  /** Continue after this run, the last of the page before. */
  readonly after?: Pick<RunRow, 'id' | 'openedAt'>
}

const columns = `id, agent, goal, asked, started_by AS "startedBy", parent, state, outcome, summary,
  opened_at AS "openedAt", wakes_at AS "wakesAt", settled_at AS "settledAt"`

/** Runs that fit the filter, newest first. */
export async function listRuns(pool: Pool, filter: RunFilter = {}): Promise<readonly RunRow[]> {
  const { state, agent, parent, limit = 50, after } = filter
  const text = `SELECT ${columns} FROM operant.runs
    WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR agent = $2) AND ($3::text IS NULL OR parent = $3)
      AND ($4::timestamptz IS NULL OR opened_at < $4 OR (opened_at = $4 AND id > $5))
    ORDER BY opened_at DESC, id LIMIT $6`
  const values = [state, agent, parent, after?.openedAt, after?.id, limit]
  const { rows } = await endure(() => pool.query<Stored>(text, values))
  return rows.map(fromStored)
}

/** One run, or nothing where it does not exist. */
export async function runRow(pool: Pool, run: string): Promise<RunRow | undefined> {
  const { rows } = await endure(() => pool.query<Stored>(`SELECT ${columns} FROM operant.runs WHERE id = $1`, [run]))
  return rows[0] && fromStored(rows[0])
}

/** How many runs there are in each state. */
export async function countRuns(pool: Pool): Promise<Readonly<Record<RunState, number>>> {
  const text = 'SELECT state, count(*)::integer AS runs FROM operant.runs GROUP BY state'
  const { rows } = await endure(() => pool.query<{ state: RunState; runs: number }>(text))
  return { running: 0, waiting: 0, settled: 0, ...Object.fromEntries(rows.map(({ state, runs }) => [state, runs])) }
}

/** How many runs are under way, or are woken by a timer before `until`. */
export async function countMoving(pool: Pool, until: Date): Promise<number> {
  const text = `SELECT count(*)::integer AS runs FROM operant.runs
    WHERE state = 'running' OR (state = 'waiting' AND wakes_at < $1)`
  const { rows } = await endure(() => pool.query<{ runs: number }>(text, [until.toISOString()]))
  return rows[0]?.runs ?? 0
}

type Stored = Omit<RunRow, 'openedAt' | 'wakesAt' | 'settledAt'> & {
  readonly openedAt: Date
  readonly wakesAt: Date | null
  readonly settledAt: Date | null
}

function fromStored(row: Stored): RunRow {
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    wakesAt: row.wakesAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
  }
}
