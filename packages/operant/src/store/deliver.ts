import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'

/** `gone`: there is no such run, or it is settled. */
export type Delivery = 'delivered' | 'gone'

/** Tells a run that something happened outside; it is woken. */
export function signal(pool: Pool, run: string, name: string, payload: Json, at: Instant): Promise<Delivery> {
  return deliver(pool, run, { kind: 'signal', name, payload }, at)
}

/** Asks a run to stop: it settles as cancelled once it has undone what it must. */
export function cancelRun(pool: Pool, run: string, by: string, reason: string, at: Instant): Promise<Delivery> {
  return deliver(pool, run, { kind: 'cancel', by, reason: storable(reason) }, at)
}

async function deliver(pool: Pool, run: string, body: Json, at: Instant): Promise<Delivery> {
  const text = 'SELECT operant.deliver($1, $2, $3) AS delivered'
  const { rows } = await pool.query<{ delivered: boolean }>({
    name: 'deliver',
    text,
    values: [run, at, JSON.stringify(body)],
  })
  return rows[0]?.delivered === true ? 'delivered' : 'gone'
}
