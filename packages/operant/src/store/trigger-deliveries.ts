import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { KeptText } from '../facts/outside-text.ts'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { NewRun } from '../run/store.ts'
import { openedRun, storable } from './append.ts'
import { endure } from './endure.ts'
import { receiveEvent, type OutsideEvent } from './outside-events.ts'
import { textsText } from './triggers.ts'

/** `joined`: another event with the same key has started its goal. */
export type DeliveryState = 'due' | 'started' | 'joined' | 'refused'

/** An event that a trigger takes, and what became of it. */
export interface DeliveryRow {
  readonly trigger: string
  readonly source: string
  readonly event: string
  readonly type: string
  readonly subject: string
  readonly data: Json
  readonly at: Instant
  readonly state: DeliveryState
  readonly why: string | null
  readonly run: string | null
  readonly outcome: Outcome | null
  readonly askedBy: string | null
  readonly cameAt: Instant
}

const columns = `trigger, came.source, came.event, events.type, events.subject, events.data, events.at, came.state, came.why,
  came.run_id AS run, came.asked_by AS "askedBy", came.came_at AS "cameAt"`
const tables = `operant.trigger_deliveries AS came JOIN operant.outside_events AS events ON events.source = came.source AND events.id = came.event`

type Stored = Omit<DeliveryRow, 'at' | 'cameAt'> & { readonly at: Date; readonly cameAt: Date }

function fromStored(row: Stored): DeliveryRow {
  return { ...row, at: row.at.toISOString(), cameAt: row.cameAt.toISOString() }
}

/** Deliveries to be decided, of triggers as this process knows them; the oldest first. */
export async function dueDeliveries(
  pool: Pool,
  known: { readonly names: readonly string[]; readonly definitions: readonly string[] },
  most: number,
): Promise<readonly DeliveryRow[]> {
  const text = `SELECT ${columns}, NULL AS outcome FROM ${tables}
    WHERE came.state = 'due' AND trigger IN (SELECT name FROM operant.triggers
      WHERE (name, definition) IN (SELECT * FROM unnest($1::text[], $2::text[])))
    ORDER BY came.came_at, came.source, came.event LIMIT $3`
  return (await endure(() => pool.query<Stored>(text, [known.names, known.definitions, most]))).rows.map(fromStored)
}

export interface DeliveryFilter {
  readonly trigger?: string
  readonly state?: DeliveryState
  readonly event?: string
  readonly source?: string
  /** Default 50. */
  readonly limit?: number
  /** Continue after this delivery, the last of the page before. */
  readonly after?: Pick<DeliveryRow, 'cameAt' | 'source' | 'event' | 'trigger'>
}

/** What came, newest first, with what became of the runs. */
export async function listDeliveries(pool: Pool, filter: DeliveryFilter = {}): Promise<readonly DeliveryRow[]> {
  const text = `SELECT ${columns}, runs.outcome FROM ${tables} LEFT JOIN operant.runs ON runs.id = came.run_id
    WHERE ($1::text IS NULL OR trigger = $1) AND ($2::text IS NULL OR came.state = $2) AND ($3::text IS NULL OR came.event = $3)
      AND ($5::timestamptz IS NULL OR came.came_at < $5
        OR (came.came_at = $5 AND (came.source, came.event, trigger) > ($6::text, $7::text, $8::text)))
      AND ($9::text IS NULL OR came.source = $9)
    ORDER BY came.came_at DESC, came.source, came.event, trigger LIMIT $4`
  const { after } = filter
  const place = [after?.cameAt, after?.source, after?.event, after?.trigger]
  const values = [filter.trigger, filter.state, filter.event, filter.limit ?? 50, ...place, filter.source]
  return (await endure(() => pool.query<Stored>(text, values))).rows.map(fromStored)
}

/** What came last for each of these triggers, by name. */
export async function lastDeliveries(
  pool: Pool,
  triggers: readonly string[],
): Promise<ReadonlyMap<string, DeliveryRow>> {
  const text = `SELECT last.*, runs.outcome FROM unnest($1::text[]) AS one (name)
    CROSS JOIN LATERAL (SELECT ${columns} FROM ${tables} WHERE trigger = one.name
      ORDER BY came.came_at DESC, came.source, came.event LIMIT 1) AS last
    LEFT JOIN operant.runs ON runs.id = last.run`
  const { rows } = await endure(() => pool.query<Stored>(text, [triggers]))
  return new Map(rows.map((row) => [row.trigger, fromStored(row)]))
}

/** A goal to be started for an event, with the texts that its input holds; or why it cannot be. */
export interface DeliveryStart {
  readonly delivery: Pick<DeliveryRow, 'trigger' | 'source' | 'event'>
  readonly now: Date
  readonly run: { readonly open: NewRun; readonly texts: ReadonlyMap<string, KeptText> } | { readonly refused: string }
}

/** Decides a delivery exactly once; undefined where somebody else has meanwhile. */
export async function startDelivery(
  pool: Pool,
  { delivery, now, run }: DeliveryStart,
): Promise<DeliveryState | undefined> {
  const text = 'SELECT operant.start_delivery($1, $2, $3, $4, $5, $6, $7, $8, $9) AS state'
  const started = 'open' in run ? { ...openedRun(run.open), texts: textsText(run.texts), why: null } : undefined
  const refused = 'refused' in run ? storable(run.refused) : null
  const values = [
    delivery.trigger,
    delivery.source,
    delivery.event,
    now.toISOString(),
    started?.row ?? null,
    started?.opened ?? null,
    randomUUID(),
    started?.texts ?? '[]',
    refused,
  ]
  const { rows } = await endure(() =>
    pool.query<{ state: DeliveryState | null }>({ name: 'start delivery', text, values }),
  )
  return rows[0]?.state ?? undefined
}

/** Lets refused deliveries of an event be decided again; answers the triggers that will. */
export async function redeliver(
  pool: Pool,
  asked: {
    readonly event: string
    readonly source?: string
    readonly trigger?: string | undefined
    readonly by: string
  },
): Promise<readonly string[]> {
  const text = `UPDATE operant.trigger_deliveries SET state = 'due', why = NULL, decided_at = NULL, asked_by = $3
    WHERE event = $1 AND ($2::text IS NULL OR trigger = $2) AND ($4::text IS NULL OR source = $4) AND state = 'refused'
      AND trigger IN (SELECT name FROM operant.triggers WHERE declared) RETURNING trigger`
  const { rows } = await pool.query<{ trigger: string }>(text, [asked.event, asked.trigger, asked.by, asked.source])
  return rows.map(({ trigger }) => trigger)
}

/** Takes an event of which a person tells: the goals that it starts were started by them, and so are not theirs to approve. */
export async function receiveEventFrom(
  pool: Pool,
  event: OutsideEvent,
  by: string,
): Promise<'received' | 'seen before'> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await receiveEvent(client, event)
    const text = `UPDATE operant.trigger_deliveries SET asked_by = $3 WHERE source = $1 AND event = $2 AND state = 'due' AND asked_by IS NULL`
    if (result === 'received') await client.query(text, [event.source, event.id, by])
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // Ends the session, and with it the transaction.
    client.release(true)
    throw error
  }
}
