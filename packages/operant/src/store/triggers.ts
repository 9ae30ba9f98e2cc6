import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { KeptText } from '../facts/outside-text.ts'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** A trigger as a project's file declares it. */
export interface DeclaredTrigger {
  readonly name: string
  /** Hash of all that is declared. */
  readonly definition: string
  readonly shown: Json
  /** Which events it takes; null: any. */
  readonly source: string | null
  readonly type: string | null
  readonly subject: string | null
  /** When it looks at a query first; null where it looks at none. */
  readonly firstLook: (now: Date) => Date | null
}

/** How a trigger stands. */
export interface TriggerRow {
  readonly name: string
  readonly definition: string
  readonly shown: Json
  readonly declared: boolean
  /** Of a watched query: the next look, the last, how often it failed in a row, and why. */
  readonly nextAt: Instant | null
  readonly lookedAt: Instant | null
  readonly failures: number
  readonly problem: string | null
}

/** Declares what a project's file says; a trigger that it declares no more takes no events, and starts nothing any more. */
export async function declareTriggers(pool: Pool, triggers: readonly DeclaredTrigger[], now: Date): Promise<void> {
  const text = `INSERT INTO operant.triggers AS old (name, definition, shown, source, type, subject, next_at)
    SELECT name, definition, shown, source, type, subject, first_look
    FROM jsonb_to_recordset($1) AS x (name text, definition text, shown json, source text, type text, subject text, first_look timestamptz)
    ORDER BY name
    ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, shown = excluded.shown, declared = true,
      source = excluded.source, type = excluded.type, subject = excluded.subject,
      next_at = CASE WHEN excluded.next_at IS NULL THEN NULL ELSE coalesce(old.next_at, excluded.next_at) END
    WHERE old.definition <> excluded.definition OR NOT old.declared`
  const gone = `WITH gone AS (
      UPDATE operant.triggers SET declared = false, next_at = NULL WHERE declared AND NOT name = ANY ($1) RETURNING name
    )
    UPDATE operant.trigger_deliveries SET state = 'refused', why = 'the trigger is no longer declared', decided_at = $2
    FROM gone WHERE trigger = gone.name AND state = 'due'`
  const rows = triggers.map(({ firstLook, ...one }) => ({ ...one, first_look: firstLook(now) }))
  if (rows.length > 0) await endure(() => pool.query(text, [JSON.stringify(rows)]))
  await endure(() => pool.query(gone, [triggers.map(({ name }) => name), now.toISOString()]))
}

const columns = `name, definition, shown, declared, next_at AS "nextAt", looked_at AS "lookedAt", failures, problem`
type Stored = Omit<TriggerRow, 'nextAt' | 'lookedAt'> & { readonly nextAt: Date | null; readonly lookedAt: Date | null }

/** Every trigger that was ever declared here, or one of them, by name. */
export async function listTriggers(pool: Pool, name?: string): Promise<readonly TriggerRow[]> {
  const text = `SELECT ${columns} FROM operant.triggers WHERE $1::text IS NULL OR name = $1 ORDER BY name`
  const { rows } = await endure(() => pool.query<Stored>(text, [name]))
  return rows.map((row) => ({
    ...row,
    nextAt: row.nextAt?.toISOString() ?? null,
    lookedAt: row.lookedAt?.toISOString() ?? null,
  }))
}

/** A watched query whose look this process has claimed. */
export interface ClaimedWatch {
  readonly name: string
  readonly failures: number
  /** Whether it was never looked at. */
  readonly first: boolean
}

/** Claims the look at a watched query that is due: until it is noted how it ended, nobody else looks before `until`. Whoever is killed meanwhile is made up for then. Where the clock was set back, it is due. */
export async function claimWatch(
  pool: Pool,
  watch: { readonly name: string; readonly definition: string; readonly now: Date; readonly until: Date },
): Promise<ClaimedWatch | undefined> {
  const { name, definition, now, until } = watch
  const text = `UPDATE operant.triggers SET next_at = $4 WHERE name = $1 AND definition = $2 AND next_at IS NOT NULL
      AND (next_at <= $3 OR looked_at > $3::timestamptz + interval '1 min')
    RETURNING name, failures, looked_at IS NULL AS first`
  const values = [name, definition, now.toISOString(), until.toISOString()]
  const { rows } = await endure(() => pool.query<ClaimedWatch>(text, values))
  return rows[0]
}

/** Notes how a look ended, well or with a problem, and when the next is due. */
export async function noteLook(
  pool: Pool,
  look: { readonly name: string; readonly now: Date; readonly next: Date | null; readonly problem?: string },
): Promise<void> {
  const text = `UPDATE operant.triggers SET problem = $2::text, failures = CASE WHEN $2::text IS NULL THEN 0 ELSE failures + 1 END,
    looked_at = CASE WHEN $2::text IS NULL OR looked_at IS NOT NULL THEN $3::timestamptz END, next_at = CASE WHEN next_at IS NULL THEN NULL ELSE $4::timestamptz END
    WHERE name = $1`
  const problem = look.problem === undefined ? null : storable(look.problem)
  await endure(() => pool.query(text, [look.name, problem, look.now.toISOString(), look.next?.toISOString()]))
}

/** Which of these keys are known already. */
export async function knownElements(
  pool: Pool,
  trigger: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const text = 'SELECT key FROM operant.watched_elements WHERE trigger = $1 AND key = ANY ($2)'
  const { rows } = await endure(() => pool.query<{ key: string }>(text, [trigger, keys]))
  return new Set(rows.map(({ key }) => key))
}

/** From now on these keys are known. */
export async function knowElements(pool: Pool, trigger: string, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return
  const text =
    'INSERT INTO operant.watched_elements SELECT $1, key, $3 FROM unnest($2::text[]) AS x (key) ON CONFLICT DO NOTHING'
  await endure(() => pool.query(text, [trigger, keys, now.toISOString()]))
}

/** Keeps texts from outside, as the journal's appends do. */
export async function keepTexts(pool: Pool, texts: ReadonlyMap<string, KeptText>): Promise<void> {
  if (texts.size === 0) return
  await endure(() => pool.query('SELECT operant.keep_texts($1)', [textsText(texts)]))
}

/** Texts as the database takes them. */
export function textsText(texts: ReadonlyMap<string, KeptText>): string {
  return JSON.stringify(
    [...texts].map(([digest, { body, writers }]) => ({
      digest,
      body: Buffer.from(body, 'utf8').toString('base64'),
      writers,
    })),
  )
}
