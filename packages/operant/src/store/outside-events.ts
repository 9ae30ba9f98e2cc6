import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** Something that happened outside, as whoever tells of it says. */
export interface OutsideEvent {
  /** Who tells of it: the name of a webhook, of a watched query, `command line`. */
  readonly source: string
  /** Its own id at the source: the same one twice is the same event. */
  readonly id: string
  /** What happened, as `supplier.answered`. */
  readonly type: string
  /** What it happened to, as `PO-7`. */
  readonly subject: string
  /** Whatever else is said of it. It is from outside. */
  readonly data: Json
  /** When it happened. */
  readonly at: Instant
  /** When we heard of it, by the injected clock: what comes before or after a deadline is told by this. */
  readonly receivedAt: Instant
}

/** An event that cannot be taken: which field, what was expected. */
export class BadEvent extends Error {
  override readonly name = 'BadEvent'
}

/** Most characters of a name. */
const longest = 500

/**
 * Takes an event: keeps it, and wakes every run that waits for it, in one transaction. Each id of a source counts once,
 * however often and by whomever it is told. Works within a transaction of the caller's as well.
 * @throws BadEvent
 */
export async function receiveEvent(
  pool: Pick<Pool, 'query'>,
  event: OutsideEvent,
): Promise<'received' | 'seen before'> {
  const { source, id, type, subject, data, at, receivedAt } = event
  for (const [field, value] of Object.entries({ source, id, type, subject })) requireName(field, value)
  for (const [field, value] of Object.entries({ at, receivedAt })) requireInstant(field, value)
  if (type.startsWith('operant.'))
    throw new BadEvent('type: expected one that does not begin with "operant.". To mend it, name it otherwise')
  const { rows } = await pool.query<{ received: boolean }>({
    name: 'receive event',
    text: 'SELECT operant.receive_event($1, $2, $3, $4, $5, $6, $7) AS received',
    values: [source, id, type, subject, JSON.stringify(data), at, receivedAt],
  })
  return rows[0]?.received === true ? 'received' : 'seen before'
}

export interface EventFilter {
  readonly type?: string
  readonly subject?: string
  readonly source?: string
  /** Default 50. */
  readonly limit?: number
  /** Continue after this event, the last of the page before. */
  readonly after?: Pick<OutsideEvent, 'receivedAt' | 'source' | 'id'>
}

/** Events that were received and fit the filter, the latest first. */
export async function listEvents(pool: Pool, filter: EventFilter = {}): Promise<readonly OutsideEvent[]> {
  const { type, subject, source, after, limit = 50 } = filter
  const text = `SELECT source, id, type, subject, data, at, received_at AS "receivedAt" FROM operant.outside_events
    WHERE ($1::text IS NULL OR type = $1) AND ($2::text IS NULL OR subject = $2)
      AND ($4::text IS NULL OR source = $4)
      AND ($5::timestamptz IS NULL OR received_at < $5 OR (received_at = $5 AND (source, id) > ($6::text, $7::text)))
    ORDER BY received_at DESC, source, id LIMIT $3`
  const { rows } = await endure(() =>
    pool.query<Stored>(text, [type, subject, limit, source, after?.receivedAt, after?.source, after?.id]),
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), receivedAt: row.receivedAt.toISOString() }))
}

type Stored = Omit<OutsideEvent, 'at' | 'receivedAt'> & { readonly at: Date; readonly receivedAt: Date }

function requireName(field: string, value: string): void {
  const fits =
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= longest &&
    !/[\n\r]/.test(value) &&
    storable(value) === value
  if (!fits)
    throw new BadEvent(`${field}: expected one line of 1 to ${longest} characters. To mend it, add or shorten it`)
}

function requireInstant(field: string, value: string): void {
  if (!Number.isNaN(Date.parse(value))) return
  throw new BadEvent(`${field}: expected an instant. To mend it, write it as 2026-03-27T09:00:00Z`)
}
