import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'
import { statementParts, type MetricsFilter } from './metrics.ts'

/** Ended runs that failed alike. */
export interface Failures {
  readonly cause: string
  readonly runs: number
  /** When the first and the last of those that fit ended. */
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** When the first of all ended that failed like this, whatever is asked for. */
  readonly everSince: Instant
  readonly agents: readonly string[]
  /** What was said the last time. A system outside may have written it. */
  readonly said: string
}

/** Causes for which runs did not end as they should, the commonest first. */
export async function failuresBy(pool: Pool, filter: MetricsFilter, most: number): Promise<readonly Failures[]> {
  const { where, values } = statementParts(filter, undefined, 'UTC')
  const text = `SELECT cause, runs, "firstAt", "lastAt", agents, said,
      (SELECT min(settled_at) FROM operant.run_figures e WHERE e.cause = c.cause) AS "everSince"
    FROM (
      SELECT f.cause, count(*)::integer AS runs, min(f.settled_at) AS "firstAt", max(f.settled_at) AS "lastAt",
        array_agg(DISTINCT f.agent ORDER BY f.agent) AS agents,
        (array_agg(f.cause_said ORDER BY f.settled_at DESC, f.run_id))[1] AS said
      FROM operant.run_figures f WHERE f.cause IS NOT NULL AND ${where}
      GROUP BY f.cause ORDER BY count(*) DESC, max(f.settled_at) DESC, f.cause LIMIT ${most}
    ) AS c ORDER BY runs DESC, "lastAt" DESC, cause`
  type Row = Omit<Failures, 'firstAt' | 'lastAt' | 'everSince'> &
    Readonly<Record<'firstAt' | 'lastAt' | 'everSince', Date>>
  const { rows } = await endure(() => pool.query<Row>(text, values))
  return rows.map(({ firstAt, lastAt, everSince, ...row }) => ({
    ...row,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    everSince: everSince.toISOString(),
  }))
}
