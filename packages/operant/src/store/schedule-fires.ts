import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { NewRun } from '../run/store.ts'
import { openedRun, storable } from './append.ts'
import { endure } from './endure.ts'

/** A schedule whose next time has come, or whose clock was set back. */
export interface DueSchedule {
  readonly name: string
  readonly nextAt: Date
  readonly seenAt: Date
}

/** Milliseconds by which clocks of workers may differ before it counts as set back. */
const tolerance = 60_000

/** Schedules to be looked at, of those that are declared as this process knows them; at most so many. */
export async function dueSchedules(
  pool: Pool,
  known: { readonly names: readonly string[]; readonly definitions: readonly string[] },
  now: Date,
  most: number,
): Promise<readonly DueSchedule[]> {
  const text = `SELECT name, next_at AS "nextAt", seen_at AS "seenAt" FROM operant.schedules
    WHERE (next_at <= $3 OR seen_at > $4) AND next_at IS NOT NULL AND declared
      AND (name, definition) IN (SELECT * FROM unnest($1::text[], $2::text[]))
    ORDER BY next_at, name LIMIT $5`
  const back = new Date(now.getTime() + tolerance)
  const values = [known.names, known.definitions, now.toISOString(), back.toISOString(), most]
  return (await endure(() => pool.query<DueSchedule>(text, values))).rows
}

/** Whether a clock is behind what a schedule was looked at by. */
export function isSetBack({ seenAt }: DueSchedule, now: Date): boolean {
  return seenAt.getTime() > now.getTime() + tolerance
}

/** What a look at a schedule came to. */
export interface NotedLook {
  readonly name: string
  readonly definition: string
  /** The time from which it was looked at: where that is another by now, nothing is noted. */
  readonly from: Date
  readonly next: Date | null
  readonly fires: readonly { readonly at: Date; readonly starts: Date }[]
  readonly missed: { readonly first: Date; readonly last: Date; readonly times: number; readonly why: string } | null
}

/** Notes looks; answers how many were not overtaken. */
export async function noteLooks(pool: Pool, looks: readonly NotedLook[], now: Date): Promise<number> {
  const text = 'SELECT operant.note_looks($1, $2) AS noted'
  const statement = { name: 'note looks', text, values: [JSON.stringify(looks), now.toISOString()] }
  const { rows } = await endure(() => pool.query<{ noted: number }>(statement))
  return rows[0]?.noted ?? 0
}

/** `time`: it came; `backfill`: a person asked for times of the past; `by hand`: a person asked for it now. */
export type FireCause = 'time' | 'backfill' | 'by hand'
export type FireState = 'due' | 'waiting' | 'started' | 'skipped' | 'refused'

/** One scheduled time that came, and what became of it. */
export interface FireRow {
  readonly schedule: string
  readonly at: Instant
  readonly cause: FireCause
  readonly askedBy: string | null
  readonly state: FireState
  readonly why: string | null
  readonly startsAt: Instant | null
  readonly run: string | null
  readonly outcome: Outcome | null
}

const columns = `schedule, fires.at, cause, asked_by AS "askedBy", fires.state, why, starts_at AS "startsAt", run_id AS run`

type Stored = Omit<FireRow, 'at' | 'startsAt'> & { readonly at: Date; readonly startsAt: Date | null }

function fromStored(row: Stored): FireRow {
  return { ...row, at: row.at.toISOString(), startsAt: row.startsAt?.toISOString() ?? null }
}

/** Fires that are to be started now, of these schedules as they are declared; the oldest first. */
export async function dueFires(
  pool: Pool,
  known: { readonly names: readonly string[]; readonly definitions: readonly string[] },
  now: Date,
  most: number,
): Promise<readonly FireRow[]> {
  const text = `SELECT ${columns}, outcome FROM operant.schedule_fires AS fires
    WHERE starts_at <= $3 AND schedule IN (SELECT name FROM operant.schedules
      WHERE (name, definition) IN (SELECT * FROM unnest($1::text[], $2::text[])))
    ORDER BY starts_at, fires.at, schedule LIMIT $4`
  const values = [known.names, known.definitions, now.toISOString(), most]
  return (await endure(() => pool.query<Stored>(text, values))).rows.map(fromStored)
}

export interface FireFilter {
  readonly schedule?: string
  readonly state?: FireState
  /** Default 50. */
  readonly limit?: number
  /** Continue after this fire, the last of the page before. */
  readonly after?: Pick<FireRow, 'at' | 'schedule'>
}

/** What schedules fired, newest first; with what became of the runs. */
export async function listFires(pool: Pool, filter: FireFilter = {}): Promise<readonly FireRow[]> {
  const text = `SELECT ${columns}, coalesce(runs.outcome, fires.outcome) AS outcome
    FROM operant.schedule_fires AS fires LEFT JOIN operant.runs ON runs.id = run_id
    WHERE ($1::text IS NULL OR schedule = $1) AND ($2::text IS NULL OR fires.state = $2)
      AND ($4::timestamptz IS NULL OR fires.at < $4 OR (fires.at = $4 AND schedule > $5))
    ORDER BY fires.at DESC, schedule LIMIT $3`
  const { after } = filter
  const values = [filter.schedule, filter.state, filter.limit ?? 50, after?.at, after?.schedule]
  return (await endure(() => pool.query<Stored>(text, values))).rows.map(fromStored)
}

/** The last time of each of these schedules, by name; none of one that has not fired. */
export async function lastFires(pool: Pool, schedules: readonly string[]): Promise<ReadonlyMap<string, FireRow>> {
  const text = `SELECT last.*, coalesce(runs.outcome, last.outcome) AS outcome FROM unnest($1::text[]) AS one (name)
    CROSS JOIN LATERAL (SELECT ${columns}, fires.outcome FROM operant.schedule_fires AS fires
      WHERE schedule = one.name ORDER BY at DESC LIMIT 1) AS last
    LEFT JOIN operant.runs ON runs.id = last.run`
  const { rows } = await endure(() => pool.query<Stored>(text, [schedules]))
  return new Map(rows.map((row) => [row.schedule, fromStored(row)]))
}

/** A goal to be started for a time that came, or why it cannot be. */
export interface FireStart {
  readonly schedule: string
  readonly at: Instant
  readonly now: Date
  readonly overlap: string
  readonly failures: number | undefined
  readonly run: NewRun | { readonly refused: string }
}

/** Starts it where it may start, exactly once; undefined where somebody else has decided it meanwhile. */
export async function startFire(pool: Pool, start: FireStart): Promise<FireState | 'paused' | undefined> {
  const { schedule, at, now, overlap, failures, run } = start
  const text = 'SELECT operant.start_fire($1, $2, $3, $4, $5, $6, $7, $8, $9) AS state'
  const { row, opened } = 'refused' in run ? { row: null, opened: null } : openedRun(run)
  const why = 'refused' in run ? storable(run.refused) : null
  const values = [schedule, at, now.toISOString(), overlap, failures, row, opened, randomUUID(), why]
  const { rows } = await endure(() =>
    pool.query<{ state: FireState | 'paused' | null }>({ name: 'start fire', text, values }),
  )
  return rows[0]?.state ?? undefined
}

/** Asks for runs of times, whatever was skipped or refused of them; answers the times that will be started. */
export async function askForFires(
  pool: Pool,
  asked: {
    readonly schedule: string
    readonly times: readonly Date[]
    readonly cause: FireCause
    readonly by: string
    readonly now: Date
    /** The same one asks once; of one time only. */
    readonly once?: string
  },
): Promise<readonly Instant[]> {
  const text = `INSERT INTO operant.schedule_fires AS held (schedule, at, cause, asked_by, state, starts_at, once)
    SELECT $1, at, $3, $4, 'due', $5, $6 FROM unnest($2::timestamptz[]) AS times (at)
    ON CONFLICT (schedule, at) DO UPDATE SET cause = excluded.cause, asked_by = excluded.asked_by, state = 'due',
      starts_at = excluded.starts_at, why = NULL, decided_at = NULL WHERE held.state IN ('skipped', 'refused')
    RETURNING at`
  const values = [
    asked.schedule,
    asked.times.map((at) => at.toISOString()),
    asked.cause,
    asked.by,
    asked.now.toISOString(),
    asked.once,
  ]
  const { rows } = await pool.query<{ at: Date }>(text, values)
  return rows.map(({ at }) => at.toISOString()).toSorted()
}

/** Those of some times that did not run. */
export async function timesNotRun(pool: Pool, schedule: string, times: readonly Date[]): Promise<readonly Instant[]> {
  const text = `SELECT times.at FROM unnest($2::timestamptz[]) AS times (at)
    LEFT JOIN operant.schedule_fires AS held ON held.schedule = $1 AND held.at = times.at
    WHERE held.state IS NULL OR held.state IN ('skipped', 'refused') ORDER BY times.at`
  const values = [schedule, times.map((at) => at.toISOString())]
  const { rows } = await endure(() => pool.query<{ at: Date }>(text, values))
  return rows.map(({ at }) => at.toISOString())
}

/** The time under which a run was asked for with this key, where it was. */
export async function askedFire(pool: Pool, schedule: string, once: string): Promise<Instant | undefined> {
  const text = 'SELECT at FROM operant.schedule_fires WHERE schedule = $1 AND once = $2'
  const { rows } = await pool.query<{ at: Date }>(text, [schedule, once])
  return rows[0]?.at.toISOString()
}

/** Times that passed and did not fire. */
export interface GapRow {
  readonly first: Instant
  readonly last: Instant
  readonly times: number
  readonly why: string
  readonly notedAt: Instant
}

/** What a schedule missed, newest first. */
export async function listGaps(pool: Pool, schedule: string, limit = 10): Promise<readonly GapRow[]> {
  const text = `SELECT first_at AS first, last_at AS last, times, why, noted_at AS "notedAt" FROM operant.schedule_gaps
    WHERE schedule = $1 ORDER BY id DESC LIMIT $2`
  const { rows } = await endure(() =>
    pool.query<{ first: Date; last: Date; times: number; why: string; notedAt: Date }>(text, [schedule, limit]),
  )
  return rows.map(({ first, last, notedAt, ...row }) => ({
    ...row,
    first: first.toISOString(),
    last: last.toISOString(),
    notedAt: notedAt.toISOString(),
  }))
}
