import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import type { Principal } from './principals.ts'
import { requestRow, statementOf, type AnswerStatement, type How } from './requests.ts'

/** What was handed over to people: who has it, and what became of it. Its request says what there is to know. */
export interface WorkItem {
  readonly request: string
  /** Who has it; null: nobody. */
  readonly holder: string | null
  readonly holderSince: Instant | null
  /** Since when somebody has control of its run. */
  readonly takenSince: Instant | null
  /** How often nobody moved it in time, so that the next role was asked. */
  readonly walkedUp: number
  /** `expired`, `withdrawn` and the like are the request's own. */
  readonly ended: 'returned' | 'closed' | null
  readonly history: readonly ItemMoment[]
}

export interface ItemMoment {
  readonly at: Instant
  /** Null: its time had passed. */
  readonly by: string | null
  readonly what: 'claimed' | 'released' | 'lapsed' | 'walked up' | 'control taken' | 'noted' | 'returned' | 'closed'
  readonly said: string | null
}

/** Why somebody may not do this with an item or a run. */
export type ItemRefusal =
  | { readonly refused: 'no such item' | 'no such run' | 'settled' | 'not your role' | 'not claimed' }
  | { readonly refused: 'ended' | 'over' | 'run again'; readonly as: string }
  | { readonly refused: 'held'; readonly by: string; readonly since: Instant }

/** Who does something with an item, and when. */
export interface Doing {
  readonly by: Principal
  readonly at: Instant
  readonly how: How
  /** Signs what is said at the end; the signature is kept with it. */
  readonly sign?: (statement: AnswerStatement) => string
}

/** The items of these requests, by request. A request that nobody has touched yet has none. */
export async function workItems(pool: Pool, requests: readonly string[]): Promise<ReadonlyMap<string, WorkItem>> {
  const text = `SELECT request_id AS request, holder, holder_since AS "holderSince", taken_since AS "takenSince",
      walked_up AS "walkedUp", ended, coalesce((SELECT json_agg(json_build_object('at', at, 'by', by, 'what', what, 'said', said) ORDER BY id)
        FROM operant.work_item_history AS one WHERE one.request_id = work_items.request_id), '[]') AS history
    FROM operant.work_items WHERE request_id = ANY ($1)`
  const { rows } = await pool.query<Stored>(text, [requests])
  return new Map(rows.map((row) => [row.request, fromStored(row)]))
}

/** The open item of a run that somebody has control of. */
export async function takenItemOf(pool: Pool, run: string): Promise<string | undefined> {
  const text = `SELECT id FROM operant.requests JOIN operant.work_items ON request_id = id
    WHERE run_id = $1 AND state = 'open' AND taken_since IS NOT NULL LIMIT 1`
  const { rows } = await pool.query<{ id: string }>(text, [run])
  return rows[0]?.id
}

/** Has the item from now on; of several at once one has it. Repeating it begins its time anew. */
export function claimItem(pool: Pool, request: string, { by, at }: Doing): Promise<ItemRefusal | undefined> {
  return stated(pool, 'SELECT operant.claim_request($1, $2, $3, $4) AS result', [request, by.name, by.roles, at])
}

/** Gives an item up; somebody else may claim it. */
export function releaseItem(
  pool: Pool,
  request: string,
  said: string,
  { by, at }: Doing,
): Promise<ItemRefusal | undefined> {
  const values = [request, by.name, by.roles, 'released', storable(said), at]
  return stated(pool, 'SELECT operant.say_of_item($1, $2, $3, $4, $5, $6) AS result', values)
}

/** Says how far it is, so that it does not walk up. */
export function noteItem(
  pool: Pool,
  request: string,
  said: string,
  { by, at }: Doing,
): Promise<ItemRefusal | undefined> {
  const values = [request, by.name, by.roles, 'noted', storable(said), at]
  return stated(pool, 'SELECT operant.say_of_item($1, $2, $3, $4, $5, $6) AS result', values)
}

/** Claims an item, and writes down that somebody works on it. */
export function takeItem(
  pool: Pool,
  request: string,
  said: string,
  { by, at }: Doing,
): Promise<ItemRefusal | undefined> {
  const values = [request, by.name, by.roles, storable(said), at]
  return stated(pool, 'SELECT operant.take_request($1, $2, $3, $4, $5) AS result', values)
}

/** An item about to be made of a run that somebody takes. */
export interface NewItem {
  readonly id: string
  /** Who may have it. */
  readonly roles: readonly string[]
  readonly requester: string
  readonly title: string
  readonly shown: Json
}

/**
 * Takes control of a run that is under way, and of those below it. Once this has resolved, none of them commits an
 * intent until it is returned. Of several who try at once one has it.
 */
export async function takeRun(
  pool: Pool,
  run: string,
  item: NewItem,
  reason: string,
  { by, at }: Doing,
): Promise<ItemRefusal | { readonly item: string }> {
  const event = { type: 'run.taken', taking: item.id, by: by.name, reason: storable(reason), at }
  const made = { ...item, title: storable(item.title), shown: JSON.stringify(item.shown) }
  const values = [run, JSON.stringify(made), JSON.stringify(event), by.name, by.roles, at]
  const { rows } = await pool.query<{ result: ItemRefusal | { readonly item: string } }>(
    'SELECT operant.take_run($1, $2, $3, $4, $5, $6) AS result',
    values,
  )
  return rows[0]?.result ?? { refused: 'no such run' }
}

/** Whether a write of unknown outcome had happened, as a person found out. */
export interface FoundOut {
  readonly effect: string
  readonly happened: boolean
}

/** Gives the run of an item back to its agent, which reads the world anew and goes on; one that had ended as well. */
export function returnItem(
  pool: Pool,
  request: string,
  note: string,
  doing: Doing,
  found: readonly FoundOut[] = [],
): Promise<ItemRefusal | { readonly run: string | null }> {
  return ended(pool, 'return_run', request, note, doing, found.length > 0 ? { found } : {})
}

/** Somebody has done what was left. A run under way that they had taken looks how its checks stand, and ends. */
export function closeItem(
  pool: Pool,
  request: string,
  done: string,
  doing: Doing,
): Promise<ItemRefusal | { readonly run: string | null }> {
  return ended(pool, 'close_request', request, done, doing, { ends: true })
}

async function ended(
  pool: Pool,
  does: 'return_run' | 'close_request',
  request: string,
  said: string,
  { by, at, how, sign }: Doing,
  more: object,
): Promise<ItemRefusal | { readonly run: string | null }> {
  const value = storable(said)
  const event = { type: 'run.returned', taking: request, by: by.name, note: value, ...more, at }
  const row = sign && (await requestRow(pool, request))
  const statement = row && statementOf(row, { request, by, how, answer: { kind: 'answered', value }, at })
  const given = { ...how, roles: by.roles, ...(sign && statement ? { signature: sign(statement) } : {}) }
  const { rows } = await pool.query<{ result: ItemRefusal | { readonly run: string | null } }>(
    `SELECT operant.${does}($1, $2, $3, $4, $5, $6) AS result`,
    [request, by.name, by.roles, JSON.stringify(event), JSON.stringify(given), at],
  )
  return rows[0]?.result ?? { refused: 'no such item' }
}

async function stated(pool: Pool, text: string, values: readonly unknown[]): Promise<ItemRefusal | undefined> {
  const { rows } = await pool.query<{ result: ItemRefusal | null }>(text, [...values])
  return rows[0]?.result ?? undefined
}

type Stored = Omit<WorkItem, 'holderSince' | 'takenSince'> & {
  readonly holderSince: Date | null
  readonly takenSince: Date | null
}

function fromStored(row: Stored): WorkItem {
  return {
    ...row,
    holderSince: row.holderSince?.toISOString() ?? null,
    takenSince: row.takenSince?.toISOString() ?? null,
    history: row.history.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  }
}
