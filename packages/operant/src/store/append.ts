import { DatabaseError, type QueryConfig } from 'pg'
import { z } from 'zod'
import { hashOf } from '../facts/json.ts'
import type { NewEvent } from '../journal/events.ts'
import { subjectOf } from '../run/subject.ts'
import type { RunOpened } from '../journal/run-opened.ts'
import type { Also, AppendResult, NewRun, Reservation } from '../run/store.ts'

/** Events of one run, written by one call. */
export interface PlainAppend {
  readonly run: string
  /** Sequence number of the event they come after. */
  readonly after: number
  /** Tells our own write from another's. */
  readonly batch: string
  readonly events: readonly NewEvent[]
}

const insert = 'INSERT INTO operant.journal (run_id, seq, batch, at, type, body)'

/** Most events whose statement names each: lists of more are cheaper to send than to name. */
const mostNamed = 4

/** Inserts `count` events after $2 of run $1 as batch $3, where `condition` holds; their parameters begin at `from`. */
export function insertOf(count: number, from: number, condition: string): string {
  const named = Array.from({ length: count }, (_, index) => {
    const first = from + index * 3
    return `($2::integer + ${index + 1}, $${first}::timestamptz, $${first + 1}::text, $${first + 2}::json)`
  })
  const listed = `SELECT $2::integer + n, at, type, body::json
    FROM unnest($${from}::timestamptz[], $${from + 1}::text[], $${from + 2}::text[]) WITH ORDINALITY AS one (at, type, body, n)`
  return `${insert} SELECT $1, seq, $3::uuid, at, type, body
    FROM (${count <= mostNamed ? `VALUES ${named.join(', ')}` : listed}) AS event (seq, at, type, body) WHERE ${condition}`
}

/** The events' parameters, as `insertOf` takes them. */
export function eventValues(events: readonly NewEvent[]): readonly unknown[] {
  if (events.length > mostNamed) return columnsOf(events)
  return events.flatMap((event) => [event.at, event.type, JSON.stringify(event)])
}

/** Part of the name of a statement that inserts `count` events: how they are given. */
export function shapeOf(count: number): string {
  return count <= mostNamed ? `${count}` : 'many'
}

/** Nothing is written where there is no event to append after. */
export const afterExists = 'EXISTS (SELECT FROM operant.journal WHERE run_id = $1 AND seq = $2)'

/**
 * The one statement of a commit that carries nothing but events, prepared once a connection. `batch` marks its events
 * as written by this call.
 */
export function plainStatement({ run, after, batch, events }: PlainAppend): QueryConfig {
  const text = insertOf(events.length, 4, afterExists)
  return { name: `append ${shapeOf(events.length)}`, text, values: [run, after, batch, ...eventValues(events)] }
}

const withMore = 'SELECT operant.append($1, $2, $3, $4, $5, $6, $7)'
const withMany = 'SELECT operant.append_many($1, $2, $3, $4, $5, $6, $7, $8)'

/** An intent is not committed while something that came for the run is not in its journal. */
function nothingCame(consumed: string): string {
  return `NOT EXISTS (SELECT FROM operant.inbox WHERE run_id = $1 AND id <> ALL (${consumed}::bigint[]))`
}

/** No stop stands on one of these switches. */
export function notStopped(switches: string): string {
  return `NOT EXISTS (SELECT FROM operant.stops WHERE switch = ANY (${switches}::text[]) AND released_at IS NULL)`
}

/**
 * The one statement of a commit, whatever it carries. It answers no row where an intent has to wait for what came, or a
 * call is stopped.
 */
export function appendStatement({ run, after, batch, events }: PlainAppend, also: Also): QueryConfig {
  const values = [run, after, batch, ...columnsOf(events), encode(also)]
  const { intend, intendEach = [], switches = [], consumed = [], waits, governedBy, awaits } = also
  const intends = intend !== undefined || intendEach.length > 0
  if (waits?.stops) {
    const text = 'SELECT operant.append_stopped($1, $2, $3, $4, $5, $6, $7, $8)'
    return { name: 'append stopped', text, values: [...values, JSON.stringify(waits.stops)] }
  }
  if (awaits) {
    const text = 'SELECT operant.append_awaiting($1, $2, $3, $4, $5, $6, $7, $8, $9)'
    return { name: 'append awaiting', text, values: [...values, awaits.ended, JSON.stringify(awaits.begun)] }
  }
  const many = manyOf(also)
  const given: unknown[] =
    many === undefined ? [...values] : [...values.slice(0, -1), encode({ ...also, reserve: [] }), many]
  const placed = (value: unknown): string => `$${given.push(value)}`
  const conditions = [
    ...(intends ? [['an intent', nothingCame(placed(consumed))]] : []),
    ...(intends || switches.length > 0 ? [['unless stopped', notStopped(placed(switches))]] : []),
    ...(governedBy
      ? [
          [
            'as decided',
            `operant.policy_governs(${placed(governedBy.agent)}, ${placed(governedBy.version)}, ${placed(governedBy.autonomy)})`,
          ],
        ]
      : []),
  ]
  const [name, call] = many === undefined ? ['append', withMore] : ['append many', withMany]
  if (conditions.length === 0) return { name: `${name} with more`, text: call, values: given }
  return {
    name: `${name} ${conditions.map(([part]) => part).join(' ')}`,
    text: `${call} WHERE ${conditions.map(([, text]) => text).join(' AND ')}`,
    values: given,
  }
}

/** What `operant.append_many` does besides, where there is any of it. Then it reserves as well, in the order given. */
function manyOf({ intendEach, settleEach, reserve }: Also): string | undefined {
  const [intend, settle] = [some(intendEach), some(settleEach)]
  if (!intend && !settle) return undefined
  return JSON.stringify({ intend, settle, reserve: some(reserve?.map(encodeReservation)) })
}

/** Times, types and bodies of events. */
function columnsOf(events: readonly NewEvent[]): readonly unknown[] {
  return [events.map(({ at }) => at), events.map(({ type }) => type), events.map((event) => JSON.stringify(event))]
}

export function openStatement(run: NewRun, batch: string): QueryConfig {
  const { row, opened } = openedRun(run)
  return { name: 'open', text: 'SELECT operant.open_run($1, $2, $3) AS opened', values: [row, opened, batch] }
}

/** A run as `operant.open_run` takes it: its row, and its first event. */
export function openedRun({ id, at, opened }: NewRun): { row: object; opened: string } {
  const { agent, goal, asked, startedBy, parent } = opened
  return {
    row: {
      id,
      at,
      agent,
      goal,
      asked: storable(asked),
      startedBy,
      parent: parent?.run ?? null,
      subject: subjectIn(opened),
    },
    opened: JSON.stringify({ ...opened, at }),
  }
}

/** Most characters of a subject: it stands in an index, which takes no long texts. */
const longestSubject = 400

function subjectIn(opened: RunOpened): string | null {
  const subject = subjectOf({ opened })
  return subject === undefined || subject.length > longestSubject ? null : storable(subject)
}

/** As JSON for the function `operant.append`. */
function encode(also: Also): string {
  const {
    texts,
    stores,
    consumed,
    intend,
    reserve,
    consumeApproval,
    settleEffect,
    requests,
    withdraw,
    children,
    waits,
    settled,
    cancel,
  } = also
  const more = {
    texts: some(
      [...(texts ?? [])].map(([digest, { body, writers }]) => ({
        digest,
        body: Buffer.from(body, 'utf8').toString('base64'),
        writers,
      })),
    ),
    stores: some(stores),
    consumed: some(consumed),
    intend,
    reserve: some(reserve?.map(encodeReservation)),
    consumeApproval,
    settleEffect,
    // What is shown travels as a text of JSON: jsonb would refuse a NUL character in it.
    requests: some(
      requests?.map((request) => ({
        ...request,
        title: storable(request.title),
        shown: JSON.stringify(request.shown),
        shownHash: hashOf(request.shown),
      })),
    ),
    withdraw: some(withdraw),
    children: some(children?.map((child) => ({ run: openedRun(child).row, opened: openedRun(child).opened }))),
    waits,
    settled: settled && { ...settled, summary: storable(settled.summary) },
    cancel: some(cancel?.map((told) => ({ ...told, reason: storable(told.reason) }))),
  }
  return JSON.stringify(more)
}

function encodeReservation({ key, effect, minor, limitMinor, currency }: Reservation) {
  return { key, effect, minor: `${minor}`, limit: `${limitMinor}`, currency }
}

function some<Item>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items === undefined || items.length === 0 ? undefined : items
}

/** Postgres keeps neither a NUL character nor half a surrogate pair in a text. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

const effectRow = z.object({
  identity: z.string(),
  run: z.string(),
  effect: z.string(),
  argumentsHash: z.string(),
  state: z.enum(['intended', 'confirmed', 'claimed', 'absent', 'differs', 'unknown']),
})
const overBudget = z.object({ budget: z.string(), used: z.string(), limit: z.string() })

/** What a failed append means to the run, or nothing where it is a fault. */
export function refusalOf(error: unknown): Exclude<AppendResult, { kind: 'appended' }> | undefined {
  if (!(error instanceof DatabaseError)) return undefined
  const detail = error.detail ?? ''
  switch (error.code ?? '') {
    case '23505':
      return error.constraint === 'journal_pkey' ? { kind: 'fenced' } : undefined
    case 'OP001': {
      const held: unknown = JSON.parse(detail)
      if (Array.isArray(held)) return { kind: 'identities taken', by: z.array(effectRow).parse(held) }
      return { kind: 'identity taken', by: effectRow.parse(held) }
    }
    case 'OP002': {
      const { budget, used, limit } = overBudget.parse(JSON.parse(detail))
      return { kind: 'over budget', budget, usedMinor: BigInt(used), limitMinor: BigInt(limit) }
    }
    case 'OP003':
      return { kind: 'approval void', why: detail }
    case 'OP004':
      return { kind: 'policy changed' }
    default:
      return undefined
  }
}
