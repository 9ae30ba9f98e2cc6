import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import { endure } from './endure.ts'

/** A child run as it stands now. */
export interface ChildRow {
  readonly id: string
  readonly state: 'running' | 'waiting' | 'settled'
  readonly outcome: Outcome | null
  readonly summary: string | null
  readonly openedAt: Instant
  readonly settledAt: Instant | null
  /** What it asks a person, where it asks. */
  readonly asks: string | null
}

const text = `SELECT id, state, outcome, summary, opened_at AS "openedAt", settled_at AS "settledAt",
    (SELECT min(title) FROM operant.requests WHERE run_id = runs.id AND state = 'open' AND kind IN ('approve', 'answer')) AS asks
  FROM operant.runs WHERE parent = $1`

/** The child runs of a run that have begun, by id. */
export async function childRows(pool: Pool, run: string): Promise<ReadonlyMap<string, ChildRow>> {
  const { rows } = await endure(() => pool.query<Stored>({ name: 'children', text, values: [run] }))
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, openedAt: row.openedAt.toISOString(), settledAt: row.settledAt?.toISOString() ?? null },
    ]),
  )
}

type Stored = Omit<ChildRow, 'openedAt' | 'settledAt'> & { readonly openedAt: Date; readonly settledAt: Date | null }
