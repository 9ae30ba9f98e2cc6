import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** A schedule as a project's file declares it. */
export interface DeclaredSchedule {
  readonly name: string
  /** Hash of what decides when it fires. */
  readonly timing: string
  /** Hash of all that is declared. */
  readonly definition: string
  readonly shown: Json
}

/** How far a schedule was looked at, and whether it is paused. */
export interface ScheduleRow extends DeclaredSchedule {
  readonly declared: boolean
  /** Null: paused, no longer declared, or over. */
  readonly nextAt: Instant | null
  readonly paused: { readonly by: string; readonly because: string; readonly at: Instant } | null
}

/** What decides whether a file says otherwise than what is kept. */
export type KnownSchedule = Pick<ScheduleRow, 'name' | 'timing' | 'definition' | 'declared'>

/** What every schedule was last declared as, by name. */
export async function knownSchedules(pool: Pool): Promise<ReadonlyMap<string, KnownSchedule>> {
  const text = 'SELECT name, timing, definition, declared FROM operant.schedules'
  const { rows } = await endure(() => pool.query<KnownSchedule>(text))
  return new Map(rows.map((row) => [row.name, row]))
}

/**
 * Declares schedules, or what they are from now on. One whose times are others fires next at `next`; times of before
 * that had passed without a look are noted as missed. Due ones stay; those that are paused stay paused.
 */
export async function declareSchedules(
  pool: Pool,
  schedules: readonly (DeclaredSchedule & { readonly next: Date | undefined })[],
  now: Date,
): Promise<void> {
  if (schedules.length === 0) return
  const text = `WITH given AS (
      SELECT * FROM jsonb_to_recordset($1) AS x (name text, timing text, definition text, shown json, next timestamptz) ORDER BY name
    ), changed AS (
      INSERT INTO operant.schedule_gaps (schedule, first_at, last_at, times, why, noted_at)
      SELECT name, next_at, next_at, 1, 'its times were changed before a look at them', $2
      FROM operant.schedules AS old JOIN given USING (name) WHERE old.timing <> given.timing AND old.next_at <= $2
    )
    INSERT INTO operant.schedules AS old (name, timing, definition, shown, next_at, seen_at)
    SELECT name, timing, definition, shown, next, $2 FROM given
    ON CONFLICT (name) DO UPDATE SET timing = excluded.timing, definition = excluded.definition, shown = excluded.shown,
      declared = true, seen_at = excluded.seen_at,
      next_at = CASE WHEN old.paused_at IS NOT NULL THEN NULL
        WHEN old.declared AND old.timing = excluded.timing THEN old.next_at ELSE excluded.next_at END`
  await endure(() => pool.query(text, [JSON.stringify(schedules), now.toISOString()]))
}

/** Schedules that no file declares any more: they fire no longer, and what was due is not started. */
export async function withdrawSchedules(pool: Pool, names: readonly string[], now: Date): Promise<void> {
  if (names.length === 0) return
  const text = `WITH gone AS (
      UPDATE operant.schedules SET declared = false, next_at = NULL WHERE name = ANY ($1) AND declared RETURNING name
    )
    UPDATE operant.schedule_fires SET state = 'skipped', starts_at = NULL, decided_at = $2, why = 'the schedule is no longer declared'
    FROM gone WHERE schedule = gone.name AND state IN ('due', 'waiting')`
  await endure(() => pool.query(text, [names, now.toISOString()]))
}

const columns = `name, timing, definition, shown, declared, next_at AS "nextAt", paused_by AS "pausedBy",
  paused_because AS "pausedBecause", paused_at AS "pausedAt"`

interface Stored extends DeclaredSchedule {
  readonly declared: boolean
  readonly nextAt: Date | null
  readonly pausedBy: string | null
  readonly pausedBecause: string | null
  readonly pausedAt: Date | null
}

/** Every schedule that was ever declared here, or one of them, by name. */
export async function listSchedules(pool: Pool, name?: string): Promise<readonly ScheduleRow[]> {
  const text = `SELECT ${columns} FROM operant.schedules WHERE $1::text IS NULL OR name = $1 ORDER BY name`
  const { rows } = await endure(() => pool.query<Stored>(text, [name]))
  return rows.map(({ pausedBy, pausedBecause, pausedAt, nextAt, ...row }) => ({
    ...row,
    nextAt: nextAt?.toISOString() ?? null,
    paused: pausedAt && { by: pausedBy ?? '', because: pausedBecause ?? '', at: pausedAt.toISOString() },
  }))
}

export type PauseRefusal = 'no such schedule' | 'paused already'

/** Pauses a schedule: nothing of it starts by itself, also what is due by now. */
export async function pauseSchedule(
  pool: Pool,
  pause: { readonly name: string; readonly by: string; readonly because: string; readonly at: Instant },
): Promise<PauseRefusal | undefined> {
  const { name, by, because, at } = pause
  const text = 'SELECT operant.pause_schedule($1, $2, $3, $4) AS refused'
  const { rows } = await pool.query<{ refused: PauseRefusal | null }>(text, [name, by, storable(because), at])
  return rows[0]?.refused ?? undefined
}

/** Goes on with a paused schedule from `next`; what passed meanwhile is noted. False where it is not paused. */
export async function resumeSchedule(
  pool: Pool,
  resume: { readonly name: string; readonly next: Date | undefined; readonly at: Instant; readonly missed: Json },
): Promise<boolean> {
  const { name, next, at, missed } = resume
  const text = `WITH resumed AS (
      UPDATE operant.schedules SET paused_by = NULL, paused_because = NULL, paused_at = NULL, next_at = $2, seen_at = $3, resumed_at = $3
      WHERE name = $1 AND paused_at IS NOT NULL RETURNING name
    ), noted AS (
      INSERT INTO operant.schedule_gaps (schedule, first_at, last_at, times, why, noted_at)
      SELECT name, first, last, times, why, $3 FROM resumed, jsonb_to_record($4) AS m (first timestamptz, last timestamptz, times integer, why text)
      WHERE times > 0
    ) SELECT name FROM resumed`
  const { rowCount } = await pool.query(text, [name, next?.toISOString() ?? null, at, JSON.stringify(missed ?? {})])
  return rowCount === 1
}
