import type { Pool } from 'pg'
import { endure } from './endure.ts'
import { flags } from './figure-conditions.ts'

/** One number that is watched, in base units as Prometheus has them. */
export interface Reading {
  readonly name: string
  readonly help: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** How runs and requests stand now. */
export async function gaugesOf(pool: Pool, now: Date): Promise<readonly Reading[]> {
  const readings = await Promise.all(
    gauges.map(async ({ name, help, text }) => {
      const values = text.includes('$1') ? [now.toISOString()] : []
      const { rows } = await endure(() => pool.query<Record<string, string | number>>(text, values))
      return rows.map(({ value, ...labels }) => ({
        name,
        help,
        labels: Object.fromEntries(Object.entries(labels).map(([label, said]) => [label, String(said)])),
        value: Number(value ?? 0),
      }))
    }),
  )
  return readings.flat()
}

const counted = `FROM operant.run_figures f WHERE ${flags.counted}`

const gauges: readonly Omit<Reading & { readonly text: string }, 'labels' | 'value'>[] = [
  {
    name: 'operant_runs',
    help: 'Runs by state',
    text: `SELECT state, count(runs.id)::float8 AS value
      FROM unnest(ARRAY['running', 'waiting', 'settled']) AS s (state) LEFT JOIN operant.runs USING (state) GROUP BY state`,
  },
  {
    name: 'operant_runs_ended',
    help: 'Runs that ended and are counted, by agent and outcome; a run that is returned goes on and is not ended any more',
    text: `SELECT agent, outcome, count(*)::float8 AS value FROM operant.run_figures GROUP BY agent, outcome`,
  },
  ...(['verified', 'claimed', 'automatic', 'escalated', 'reversed'] as const).map((flag) => ({
    name: `operant_runs_${flag}`,
    help: `Ended runs that are ${flag}, those in shadow left out, by agent`,
    text: `SELECT agent, count(*) FILTER (WHERE ${flags[flag]})::float8 AS value ${counted} GROUP BY agent`,
  })),
  {
    name: 'operant_runs_not_counted',
    help: 'Runs that ended and are in no figure yet',
    text: 'SELECT count(*)::float8 AS value FROM operant.figures_due',
  },
  {
    name: 'operant_requests_open',
    help: 'Requests that wait for somebody, by kind',
    text: `SELECT replace(kind, ' ', '_') AS kind, count(*)::float8 AS value FROM operant.requests WHERE state = 'open' GROUP BY kind`,
  },
  {
    name: 'operant_requests_oldest_seconds',
    help: 'Seconds for which the oldest open request has waited, by kind',
    text: `SELECT replace(kind, ' ', '_') AS kind, greatest(0, extract(epoch FROM $1::timestamptz - min(asked_at)))::float8 AS value
      FROM operant.requests WHERE state = 'open' GROUP BY kind`,
  },
  {
    name: 'operant_stops_standing',
    help: 'Stop switches that stand',
    text: 'SELECT count(*)::float8 AS value FROM operant.stops WHERE released_at IS NULL',
  },
]
