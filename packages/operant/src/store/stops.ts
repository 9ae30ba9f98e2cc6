import type { Pool } from 'pg'
import type { Instant, Stop } from '../journal/events.ts'
import { storable } from './append.ts'

/** A stop as it is kept. */
export interface StopRow extends Stop {
  readonly released: { readonly by: string; readonly because: string; readonly at: Instant } | null
}

export const stopColumns = 'id, switch, pulled_by AS "by", because, pulled_at AS at'

export type StoredStop = Omit<Stop, 'at'> & { readonly at: Date }

export function stopOf({ id, switch: what, by, because, at }: StoredStop): Stop {
  return { id, switch: what, by, because, at: at.toISOString() }
}

/**
 * Pulls a stop; once this has resolved, no intent is committed that it concerns. `alone` is false where an intent that
 * was under way did not end in two seconds, and may still be committed. Repeating it changes nothing.
 */
export async function pullStop(pool: Pool, stop: Stop): Promise<{ readonly alone: boolean }> {
  const values = [stop.id, stop.switch, storable(stop.by), storable(stop.because), stop.at]
  const { rows } = await pool.query<{ alone: boolean }>('SELECT operant.pull_stop($1, $2, $3, $4, $5) AS alone', values)
  return { alone: rows[0]?.alone === true }
}

export type ReleaseRefusal = 'no such stop' | 'released already' | 'your own stop'

/** Releases a stop, and wakes every run that waits for one. Nobody releases what they pulled. */
export async function releaseStop(
  pool: Pool,
  release: { readonly id: string; readonly by: string; readonly because: string; readonly at: Instant },
): Promise<ReleaseRefusal | undefined> {
  const { id, by, because, at } = release
  const text = 'SELECT operant.release_stop($1, $2, $3, $4) AS refused'
  const { rows } = await pool.query<{ refused: ReleaseRefusal | null }>(text, [id, by, storable(because), at])
  return rows[0]?.refused ?? undefined
}

/** Stops, newest first; only those that stand, or the latest hundred of all. */
export async function listStops(pool: Pool, options: { readonly all?: boolean } = {}): Promise<readonly StopRow[]> {
  const text = `SELECT ${stopColumns}, released_by AS "releasedBy", released_because AS "releasedBecause", released_at AS "releasedAt"
    FROM operant.stops WHERE $1 OR released_at IS NULL ORDER BY pulled_at DESC, id LIMIT 100`
  const { rows } = await pool.query<StoredRow>(text, [options.all === true])
  return rows.map((row) => ({
    ...stopOf(row),
    released:
      row.releasedAt === null
        ? null
        : { by: row.releasedBy ?? '', because: row.releasedBecause ?? '', at: row.releasedAt.toISOString() },
  }))
}

type StoredRow = StoredStop & {
  readonly releasedBy: string | null
  readonly releasedBecause: string | null
  readonly releasedAt: Date | null
}

/** Which of these stops were released, by id. */
export async function releasedOf(pool: Pool, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const text = 'SELECT id FROM operant.stops WHERE id = ANY ($1) AND released_at IS NOT NULL'
  const { rows } = await pool.query<{ id: string }>(text, [ids])
  return new Set(rows.map(({ id }) => id))
}

/** Wakes every run that waits for a stop, to look again. */
export async function wakeStopped(pool: Pool): Promise<void> {
  await pool.query('SELECT operant.wake_stopped()')
}

/** A write whose intent is committed and of which it is not known yet what became. */
export interface UnderWay {
  readonly run: string
  readonly agent: string
  readonly action: string
  readonly state: 'intended' | 'unknown'
}

/** Every write that is under way. */
export async function writesUnderWay(pool: Pool): Promise<readonly UnderWay[]> {
  const text = `SELECT effects.run_id AS run, runs.agent, effects.action, effects.state FROM operant.effects
    JOIN operant.runs ON runs.id = effects.run_id WHERE effects.state IN ('intended', 'unknown') ORDER BY run, action LIMIT 1000`
  const { rows } = await pool.query<UnderWay>(text)
  return rows
}
