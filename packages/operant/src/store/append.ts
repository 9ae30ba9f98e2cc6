import { DatabaseError, type QueryConfig } from 'pg'
import { z } from 'zod'
import type { NewEvent } from '../journal/events.ts'
import type { Also, AppendResult, NewRun } from '../run/store.ts'

/** Events of one run, written by one call. */
export interface PlainAppend {
  readonly run: string
  /** Sequence number of the event they come after. */
  readonly after: number
  /** Tells our own write from another's. */
  readonly batch: string
  readonly events: readonly NewEvent[]
}

/** The commonest commit: one event alone. No row is written where there is no event `after`. */
const one = `
INSERT INTO operant.journal (run_id, seq, batch, at, type, body)
SELECT $1, $2::integer + 1, $3::uuid, $4::timestamptz, $5, $6::json
WHERE EXISTS (SELECT FROM operant.journal WHERE run_id = $1 AND seq = $2)`

const several = `
INSERT INTO operant.journal (run_id, seq, batch, at, type, body)
SELECT $1, $2::integer + n, $3::uuid, at, type, body::json
FROM unnest($4::timestamptz[], $5::text[], $6::text[]) WITH ORDINALITY AS event (at, type, body, n)
WHERE EXISTS (SELECT FROM operant.journal WHERE run_id = $1 AND seq = $2)`

const withMore = 'SELECT operant.append($1, $2, $3, $4, $5, $6, $7)'

/**
 * The one statement of a commit that carries nothing but events, prepared once a connection. `batch` marks its events
 * as written by this call.
 */
export function plainStatement({ run, after, batch, events }: PlainAppend): QueryConfig {
  const place = [run, after, batch]
  const [first, ...rest] = events
  if (first !== undefined && rest.length === 0)
    return { name: 'append one', text: one, values: [...place, first.at, first.type, JSON.stringify(first)] }
  return { name: 'append several', text: several, values: [...place, ...eventColumns(events)] }
}

/** The one statement of a commit, whatever it carries. */
export function appendStatement({ run, after, batch, events }: PlainAppend, also: Also): QueryConfig {
  const values = [run, after, batch, ...eventColumns(events), encode(also)]
  return { name: 'append with more', text: withMore, values }
}

/** Times, types and bodies of events. */
export function eventColumns(events: readonly NewEvent[]): readonly unknown[] {
  return [events.map(({ at }) => at), events.map(({ type }) => type), events.map((event) => JSON.stringify(event))]
}

export function openStatement(run: NewRun, batch: string): QueryConfig {
  const { row, opened } = openedRun(run)
  return { name: 'open', text: 'SELECT operant.open_run($1, $2, $3) AS opened', values: [row, opened, batch] }
}

function openedRun({ id, at, opened }: NewRun): { row: object; opened: string } {
  const { agent, goal, asked, startedBy, parent } = opened
  return {
    row: { id, at, agent, goal, asked: storable(asked), startedBy, parent: parent?.run ?? null },
    opened: JSON.stringify({ ...opened, at }),
  }
}

/** As JSON for the function `operant.append`. */
function encode(also: Also): string {
  const {
    texts,
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
      [...(texts ?? [])].map(([digest, text]) => ({ digest, body: Buffer.from(text, 'utf8').toString('base64') })),
    ),
    consumed: some(consumed),
    intend,
    reserve: some(
      reserve?.map(({ key, effect, minor, limitMinor, currency }) => ({
        key,
        effect,
        minor: `${minor}`,
        limit: `${limitMinor}`,
        currency,
      })),
    ),
    consumeApproval,
    settleEffect,
    // What is shown travels as a text of JSON: jsonb would refuse a NUL character in it.
    requests: some(
      requests?.map((request) => ({
        ...request,
        title: storable(request.title),
        shown: JSON.stringify(request.shown),
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
  state: z.enum(['intended', 'confirmed', 'absent', 'differs', 'unknown']),
})
const overBudget = z.object({ budget: z.string(), used: z.string(), limit: z.string() })

/** What a failed append means to the run, or nothing where it is a fault. */
export function refusalOf(error: unknown): Exclude<AppendResult, { kind: 'appended' }> | undefined {
  if (!(error instanceof DatabaseError)) return undefined
  const detail = error.detail ?? ''
  switch (error.code ?? '') {
    case '23505':
      return error.constraint === 'journal_pkey' ? { kind: 'fenced' } : undefined
    case 'OP001':
      return { kind: 'identity taken', by: effectRow.parse(JSON.parse(detail)) }
    case 'OP002': {
      const { budget, used, limit } = overBudget.parse(JSON.parse(detail))
      return { kind: 'over budget', budget, usedMinor: BigInt(used), limitMinor: BigInt(limit) }
    }
    case 'OP003':
      return { kind: 'approval void', why: detail }
    default:
      return undefined
  }
}
