import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'
import type { Place } from './journal-order.ts'

/** A message that is on its way to an endpoint, or was. */
export interface WebhookDelivery {
  /** The same for each try; whoever gets it twice knows it by this. */
  readonly id: string
  readonly endpoint: string
  readonly type: string
  readonly madeAt: Instant
  readonly state: 'waiting' | 'delivered' | 'dead'
  readonly tries: number
  /** When it is tried next, while it waits. */
  readonly tryAt: Instant
  /** What was answered last. */
  readonly status: number | null
  readonly problem: string | null
  readonly endedAt: Instant | null
  readonly askedBy: string | null
}

export interface Message {
  readonly id: string
  readonly type: string
  readonly body: string
}

/** Milliseconds after which a message that nobody took is dead, and after which what is over is forgotten. */
const [life, kept] = [86_400_000, 30 * 86_400_000]

/** Seconds until a message is tried again, doubled with each try, up to an hour; more than a try may take. */
const pause = 20

/**
 * Keeps what an endpoint is to be told, and that it has been read up to `next`. Where another worker has read on from
 * `place` meanwhile, nothing happens.
 */
export async function publish(
  pool: Pool,
  endpoint: { readonly name: string; readonly place: Place },
  next: Place,
  messages: readonly Message[],
  at: Instant,
): Promise<boolean> {
  const { name, place } = endpoint
  const text = `WITH moved AS (UPDATE operant.webhook_endpoints SET xid = $5::xid8, run = $6, seq = $7
      WHERE name = $1 AND state = 'on' AND xid = $2::xid8 AND run = $3 AND seq = $4 RETURNING name),
    kept AS (INSERT INTO operant.webhook_deliveries (id, endpoint, type, body, made_at, try_at, until)
      SELECT id, name, type, body, $9, $9, $10 FROM moved, jsonb_to_recordset($8) AS x (id text, type text, body text)
      ON CONFLICT DO NOTHING)
    SELECT name FROM moved`
  const until = new Date(Date.parse(at) + life).toISOString()
  const sent = JSON.stringify(messages)
  const values = [name, place.xid, place.run, place.seq, next.xid, next.run, next.seq, sent, at, until]
  return (await endure(() => pool.query(text, values))).rowCount === 1
}

/**
 * Takes messages that are due, each by one worker at a time: where that one is killed, another takes it once the pause
 * is over.
 */
export async function takeDeliveries(
  pool: Pool,
  endpoint: string,
  at: Instant,
  most: number,
): Promise<readonly (Message & { readonly tries: number })[]> {
  const { rows } = await endure(() =>
    pool.query<Message & { tries: number }>({
      name: 'take webhook deliveries',
      text: `UPDATE operant.webhook_deliveries SET tries = tries + 1,
          try_at = $2::timestamptz + make_interval(secs => least(3600, $4 * 2 ^ least(tries, 10)))
        WHERE id IN (SELECT id FROM operant.webhook_deliveries WHERE endpoint = $1 AND state = 'waiting' AND try_at <= $2
          ORDER BY try_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id, type, body, tries`,
      values: [endpoint, at, most, pause],
    }),
  )
  return rows
}

export async function delivered(pool: Pool, id: string, at: Instant, status: number): Promise<void> {
  const text = `UPDATE operant.webhook_deliveries SET state = 'delivered', status = $3, problem = NULL, ended_at = $2
    WHERE id = $1 AND state = 'waiting'`
  await endure(() => pool.query(text, [id, at, status]))
}

/** A message was not taken: it is tried again, or it is dead where its time is up before that. */
export async function notDelivered(
  pool: Pool,
  id: string,
  at: Instant,
  { status, problem }: { readonly status: number | null; readonly problem: string },
): Promise<void> {
  const text = `UPDATE operant.webhook_deliveries SET status = $3, problem = $4,
      state = CASE WHEN try_at >= until THEN 'dead' ELSE 'waiting' END, ended_at = CASE WHEN try_at >= until THEN $2::timestamptz END
    WHERE id = $1 AND state = 'waiting'`
  await endure(() => pool.query(text, [id, at, status, storable(problem).slice(0, 500)]))
}

/** Forgets what has been over for thirty days. */
export async function forgetDeliveries(pool: Pool, at: Instant): Promise<void> {
  const before = new Date(Date.parse(at) - kept).toISOString()
  await endure(() => pool.query('DELETE FROM operant.webhook_deliveries WHERE ended_at < $1', [before]))
}

/** Tries a message once more, for another day; one that waits is tried now. */
export async function redeliver(
  pool: Pool,
  {
    endpoint,
    id,
    by,
    at,
  }: { readonly endpoint: string; readonly id: string; readonly by: string; readonly at: Instant },
): Promise<WebhookDelivery | undefined> {
  const until = new Date(Date.parse(at) + life).toISOString()
  const text = `UPDATE operant.webhook_deliveries SET state = 'waiting', tries = 0, try_at = $3, until = $4, asked_by = $5,
      ended_at = NULL WHERE endpoint = $1 AND id = $2 RETURNING ${columns}`
  const { rows } = await pool.query<Stored>(text, [endpoint, id, at, until, by])
  return rows[0] && fromStored(rows[0])
}

/** Keeps a message that says nothing, to see whether it arrives; the same id twice is one. */
export async function testDelivery(
  pool: Pool,
  endpoint: string,
  { id, type, body }: Message,
  by: string,
  at: Instant,
): Promise<WebhookDelivery> {
  const until = new Date(Date.parse(at) + life).toISOString()
  const text = `INSERT INTO operant.webhook_deliveries (id, endpoint, type, body, made_at, try_at, until, asked_by)
    VALUES ($1, $2, $3, $4, $5, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET asked_by = $7 RETURNING ${columns}`
  const { rows } = await pool.query<Stored>(text, [id, endpoint, type, body, at, until, by])
  const [row] = rows
  if (!row) throw new Error('the delivery was not kept')
  return fromStored(row)
}

const columns = `id, endpoint, type, made_at AS "madeAt", state, tries, try_at AS "tryAt", status, problem,
  ended_at AS "endedAt", asked_by AS "askedBy"`

/** What an endpoint was told, newest first, one more than `limit` where there is more. */
export async function listWebhookDeliveries(
  pool: Pool,
  wanted: {
    readonly endpoint: string
    readonly state?: WebhookDelivery['state'] | undefined
    readonly limit: number
    /** The last of the page before. */
    readonly after?: { readonly madeAt: Instant; readonly id: string } | undefined
  },
): Promise<readonly WebhookDelivery[]> {
  const text = `SELECT ${columns} FROM operant.webhook_deliveries
    WHERE endpoint = $1 AND ($2::text IS NULL OR state = $2) AND ($3::timestamptz IS NULL OR (made_at, id) < ($3, $4))
    ORDER BY made_at DESC, id DESC LIMIT $5`
  const { endpoint, state, limit, after } = wanted
  const { rows } = await endure(() => pool.query<Stored>(text, [endpoint, state, after?.madeAt, after?.id, limit + 1]))
  return rows.map(fromStored)
}

export interface DeliveryCounts {
  readonly waiting: number
  /** Waiting, and refused at least once. */
  readonly failing: number
  readonly dead: number
  readonly delivered: number
  readonly lastDeliveredAt: Instant | null
}

/** How it goes with each endpoint; one that was never told anything is left out. */
export async function countDeliveries(pool: Pool): Promise<ReadonlyMap<string, DeliveryCounts>> {
  const { rows } = await endure(() =>
    pool.query<Omit<DeliveryCounts, 'lastDeliveredAt'> & { endpoint: string; lastDeliveredAt: Date | null }>(
      `SELECT endpoint, count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
        count(*) FILTER (WHERE state = 'waiting' AND problem IS NOT NULL)::integer AS failing,
        count(*) FILTER (WHERE state = 'dead')::integer AS dead,
        count(*) FILTER (WHERE state = 'delivered')::integer AS delivered,
        max(ended_at) FILTER (WHERE state = 'delivered') AS "lastDeliveredAt"
       FROM operant.webhook_deliveries GROUP BY endpoint`,
    ),
  )
  return new Map(
    rows.map(({ endpoint, lastDeliveredAt, ...counts }) => [
      endpoint,
      { ...counts, lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null },
    ]),
  )
}

interface Stored extends Omit<WebhookDelivery, 'madeAt' | 'tryAt' | 'endedAt'> {
  readonly madeAt: Date
  readonly tryAt: Date
  readonly endedAt: Date | null
}

function fromStored({ madeAt, tryAt, endedAt, ...row }: Stored): WebhookDelivery {
  return {
    ...row,
    madeAt: madeAt.toISOString(),
    tryAt: tryAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}
