import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { NewRun } from '../run/store.ts'
import { openedRun, storable } from './append.ts'
import { endure } from './endure.ts'
import type { RunRow } from './runs.ts'

/** A run that is an earlier one again, and from which step of it. */
export interface RunAgainRow extends Pick<RunRow, 'id' | 'state' | 'outcome'> {
  readonly step: number
  readonly by: string
  readonly reason: string
  readonly openedAt: string
}

/** Why a run is not opened: the earlier one goes on, or has gone on since it was looked at; or `run` is that one again and under way. */
export type AgainRefusal = { readonly refused: 'open' } | { readonly refused: 'again'; readonly run: string }

/**
 * Opens a run that is an earlier one again. Repeating it with the same id opens nothing more. Of several who try at once
 * one does.
 */
export async function openAgain(pool: Pool, run: NewRun): Promise<AgainRefusal | undefined> {
  const { again } = run.opened
  if (!again) throw new TypeError(`run ${run.id} is no earlier one again`)
  const { row, opened } = openedRun(run)
  const text = 'SELECT operant.open_again($1, $2, $3, $4, $5, $6, $7, $8) AS result'
  const values = [
    row,
    opened,
    randomUUID(),
    again.run,
    again.seq,
    again.step,
    storable(again.by),
    storable(again.reason),
  ]
  const { rows } = await endure(() => pool.query<{ result: AgainRefusal | { opened: true } }>(text, values))
  const [answer] = rows
  return answer && 'refused' in answer.result ? answer.result : undefined
}

/** The runs that are this one again, the first first. */
export async function runsAgainOf(pool: Pool, run: string): Promise<readonly RunAgainRow[]> {
  const text = `SELECT id, state, outcome, step, by, reason, opened_at AS "openedAt"
    FROM operant.runs_again JOIN operant.runs ON id = run_id WHERE of_run = $1 ORDER BY opened_at, id`
  const { rows } = await endure(() => pool.query<Omit<RunAgainRow, 'openedAt'> & { openedAt: Date }>(text, [run]))
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }))
}
