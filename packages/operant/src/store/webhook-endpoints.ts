import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'
import type { Place } from './journal-order.ts'

/** Somebody outside who is told what happens. */
export interface WebhookEndpoint {
  readonly name: string
  readonly url: string
  /** Types of events. */
  readonly types: readonly string[]
  /** Only of runs of this agent; null: of any. */
  readonly agent: string | null
  readonly state: 'on' | 'off'
  /** Why it is off. */
  readonly why: string | null
  readonly madeBy: string
  readonly madeAt: Instant
}

/** What its secrets are worked out from; they say nothing without the project's key. */
export interface Salts {
  readonly salt: string
  /** The one before, while both are signed with. */
  readonly before: string | null
}

const columns = `name, url, types, agent, state, why, made_by AS "madeBy", made_at AS "madeAt"`

/** Most endpoints of a project: each costs its workers a query every few seconds. */
export const mostEndpoints = 50

/** Keeps an endpoint that is told of everything after `place`. */
export async function addEndpoint(
  pool: Pool,
  endpoint: Omit<WebhookEndpoint, 'state' | 'why'> & { readonly salt: string; readonly place: Place },
): Promise<'added' | 'name taken' | 'too many'> {
  const { name, url, types, agent, madeBy, madeAt, salt, place } = endpoint
  const { rowCount } = await pool.query(
    `INSERT INTO operant.webhook_endpoints (name, url, types, agent, salt, made_by, made_at, xid, run, seq)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8::xid8, $9, $10
     WHERE (SELECT count(*) FROM operant.webhook_endpoints) < ${mostEndpoints} ON CONFLICT DO NOTHING`,
    [name, url, types, agent, salt, madeBy, madeAt, place.xid, place.run, place.seq],
  )
  if (rowCount === 1) return 'added'
  return (await endpointOf(pool, name)) ? 'name taken' : 'too many'
}

export async function listEndpoints(pool: Pool): Promise<readonly WebhookEndpoint[]> {
  const text = `SELECT ${columns} FROM operant.webhook_endpoints ORDER BY name`
  const { rows } = await endure(() => pool.query<Stored>(text))
  return rows.map(fromStored)
}

export async function endpointOf(pool: Pool, name: string): Promise<WebhookEndpoint | undefined> {
  const text = `SELECT ${columns} FROM operant.webhook_endpoints WHERE name = $1`
  const { rows } = await endure(() => pool.query<Stored>(text, [name]))
  return rows[0] && fromStored(rows[0])
}

/** What is on, with where it has been told up to. */
export async function endpointsOn(pool: Pool): Promise<readonly (WebhookEndpoint & { readonly place: Place })[]> {
  const { rows } = await endure(() =>
    pool.query<Stored & Place>({
      name: 'webhook endpoints',
      text: `SELECT ${columns}, xid::text AS xid, run, seq FROM operant.webhook_endpoints WHERE state = 'on' ORDER BY name`,
    }),
  )
  return rows.map(({ xid, run, seq, ...row }) => ({ ...fromStored(row), place: { xid, run, seq } }))
}

export async function removeEndpoint(pool: Pool, name: string): Promise<boolean> {
  const { rowCount } = await pool.query('DELETE FROM operant.webhook_endpoints WHERE name = $1', [name])
  return rowCount === 1
}

export async function switchOff(pool: Pool, name: string, why: string): Promise<boolean> {
  const text = `UPDATE operant.webhook_endpoints SET state = 'off', why = $2 WHERE name = $1`
  return (await pool.query(text, [name, storable(why)])).rowCount === 1
}

/** What happened while it was off is not told. */
export async function switchOn(pool: Pool, name: string, { xid, run, seq }: Place): Promise<boolean> {
  const text = `UPDATE operant.webhook_endpoints SET state = 'on', why = NULL, xid = $2::xid8, run = $3, seq = $4
    WHERE name = $1 AND state = 'off'`
  return (await pool.query(text, [name, xid, run, seq])).rowCount === 1
}

/** Signs by a new salt, and until an instant by the one before as well. */
export async function changeSalt(pool: Pool, name: string, salt: string, bothUntil: Instant): Promise<boolean> {
  const text = `UPDATE operant.webhook_endpoints SET salt_before = salt, salt = $2, both_until = $3 WHERE name = $1`
  return (await pool.query(text, [name, salt, bothUntil])).rowCount === 1
}

export async function saltsOf(pool: Pool, name: string, at: Instant): Promise<Salts | undefined> {
  const text = `SELECT salt, CASE WHEN both_until > $2 THEN salt_before END AS before
    FROM operant.webhook_endpoints WHERE name = $1`
  return (await endure(() => pool.query<Salts>(text, [name, at]))).rows[0]
}

type Stored = Omit<WebhookEndpoint, 'madeAt'> & { readonly madeAt: Date }

function fromStored(row: Stored): WebhookEndpoint {
  return { ...row, madeAt: row.madeAt.toISOString() }
}
