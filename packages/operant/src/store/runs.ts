import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import { endure } from './endure.ts'
import { figureConditions, type FigureFilter } from './figure-conditions.ts'

/** A run in a list: what is known of it without reading its journal. */
export interface RunRow {
  readonly id: string
  readonly agent: string
  readonly goal: string
  /** The goal in the person's own words. */
  readonly asked: string
  readonly startedBy: string
  readonly parent: string | null
  /** `running`: an activation is queued or active. `waiting`: for its timer or for somebody. */
  readonly state: RunState
  readonly outcome: Outcome | null
  readonly summary: string | null
  readonly openedAt: Instant
  /** When a timer wakes it. */
  readonly wakesAt: Instant | null
  readonly settledAt: Instant | null
  /** What it is about, where that is one thing: `ticketId:T1`. Null as well where it was opened before this was kept. */
  readonly subject: string | null
}

export type RunState = 'running' | 'waiting' | 'settled'

export interface RunFilter extends FigureFilter {
  readonly state?: RunState
  readonly agent?: string
  readonly goal?: string
  readonly outcome?: Outcome
  readonly startedBy?: string
  /** Words that stand in what was asked, however they are written; or the id. */
  readonly text?: string
  /** Opened then or later, and before then. */
  readonly from?: Instant
  readonly until?: Instant
  readonly subject?: string
  /** Children of this run. */
  readonly parent?: string
  /** Default 50. */
  readonly limit?: number
  /** Continue after this run, the last of the page before. */
  readonly after?: Pick<RunRow, 'id' | 'openedAt'>
}

const columns = `runs.id, runs.agent, runs.goal, asked, started_by AS "startedBy", parent, state, runs.outcome, summary,
  runs.opened_at AS "openedAt", wakes_at AS "wakesAt", runs.settled_at AS "settledAt", subject`

/** Runs that fit the filter, newest first. Each condition stands in the statement only where it is asked for. */
export async function listRuns(pool: Pool, filter: RunFilter = {}): Promise<readonly RunRow[]> {
  const values: unknown[] = []
  const put = (value: unknown): string => `$${values.push(value)}`
  const { text, after, limit = 50 } = filter
  const figures = figureConditions(filter, put)
  // Figures have a row for each ended run, with what lists are ordered by: joined, one index leads through both.
  const [source, of, id] =
    figures.length > 0
      ? ['operant.run_figures f JOIN operant.runs ON runs.id = f.run_id', 'f', 'f.run_id']
      : ['operant.runs', 'runs', 'runs.id']
  const where = [
    ...Object.entries(tests).flatMap(([field, test]) => {
      const value = filter[field as keyof typeof tests]
      return value === undefined ? [] : [`${test(of)} ${put(value)}`]
    }),
    ...(text === undefined
      ? []
      : [`(asked ILIKE ${put(`%${text.replaceAll(/[%_\\]/g, '\\$&')}%`)} OR runs.id = ${put(text)})`]),
    ...figures,
    ...(after
      ? [
          `${of}.opened_at <= ${put(after.openedAt)}`,
          `(${of}.opened_at < ${put(after.openedAt)} OR ${id} > ${put(after.id)})`,
        ]
      : []),
  ]
  const statement = `SELECT ${columns} FROM ${source} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
    ORDER BY ${of}.opened_at DESC, ${id} LIMIT ${put(limit)}`
  const { rows } = await endure(() => pool.query<Stored>(statement, values))
  return rows.map(fromStored)
}

/** How each field of a filter is compared; what ended runs have in their figures as well is read there. */
const tests = {
  state: () => 'state =',
  agent: (of: string) => `${of}.agent =`,
  goal: (of: string) => `${of}.goal =`,
  outcome: (of: string) => `${of}.outcome =`,
  startedBy: () => 'started_by =',
  subject: () => 'subject =',
  parent: () => 'parent =',
  from: (of: string) => `${of}.opened_at >=`,
  until: (of: string) => `${of}.opened_at <`,
} as const

/** One run, or nothing where it does not exist. */
export async function runRow(pool: Pool, run: string): Promise<RunRow | undefined> {
  const { rows } = await endure(() => pool.query<Stored>(`SELECT ${columns} FROM operant.runs WHERE id = $1`, [run]))
  return rows[0] && fromStored(rows[0])
}

/** How many runs there are in each state. */
export async function countRuns(pool: Pool): Promise<Readonly<Record<RunState, number>>> {
  const text = 'SELECT state, count(*)::integer AS runs FROM operant.runs GROUP BY state'
  const { rows } = await endure(() => pool.query<{ state: RunState; runs: number }>(text))
  return { running: 0, waiting: 0, settled: 0, ...Object.fromEntries(rows.map(({ state, runs }) => [state, runs])) }
}

/** How many runs are under way, or are woken by a timer before `until`. */
export async function countMoving(pool: Pool, until: Date): Promise<number> {
  const text = `SELECT count(*)::integer AS runs FROM operant.runs
    WHERE state = 'running' OR (state = 'waiting' AND wakes_at < $1)`
  const { rows } = await endure(() => pool.query<{ runs: number }>(text, [until.toISOString()]))
  return rows[0]?.runs ?? 0
}

type Stored = Omit<RunRow, 'openedAt' | 'wakesAt' | 'settledAt'> & {
  readonly openedAt: Date
  readonly wakesAt: Date | null
  readonly settledAt: Date | null
}

function fromStored(row: Stored): RunRow {
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    wakesAt: row.wakesAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
  }
}
