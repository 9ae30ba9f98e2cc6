import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { Claimant } from '../measuring/run-figures.ts'
import { endure } from './endure.ts'
import { figureConditions, flags, type FigureFilter } from './figure-conditions.ts'

/** Which ended runs are counted. */
export interface MetricsFilter extends FigureFilter {
  readonly agent?: string
  readonly goal?: string
}

/** What figures are told by; periods begin at midnight of a time zone, weeks on Monday. */
export type GroupedBy = 'agent' | 'goal' | 'class' | 'day' | 'week' | 'month'

/** How long something took, in milliseconds; null where there is nothing to measure. */
export interface Took {
  readonly of: number
  readonly median: number | null
  readonly p90: number | null
}

/** Figures over some ended runs, those in shadow left out. */
export interface Counts {
  readonly ended: number
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly verified: number
  /** Verified, or at least said by somebody. */
  readonly claimed: number
  readonly claimedBy: Readonly<Record<Claimant, number>>
  readonly automatic: number
  readonly escalated: number
  readonly reversed: number
  readonly writes: number
  readonly takenBack: number
  /** Of what is verified: from opening to end. */
  readonly resolve: Took
  /** Of what people closed: from opening until then. */
  readonly close: Took
  /** Of runs that waited for people. */
  readonly wait: Took
  readonly waitTotal: number
  readonly tokens: number
  readonly moneyKnown: number
  readonly costKnown: number
}

/** An amount of one currency, in minor units of money or millionths of what models cost. */
export interface Amount {
  readonly currency: string
  readonly amount: bigint
}

export interface Group {
  /** The agent, goal or class, or the instant at which the period begins; null: of no class. */
  readonly key: string | null
  readonly counts: Counts
  readonly money: readonly (Amount & { readonly takenBack: bigint; readonly runs: number })[]
  readonly costs: readonly Amount[]
}

/** Most groups that are told. */
export const mostGroups = 400

/** Figures over the runs that fit, whole or by group; groups without any run are left out. */
export async function figuresBy(
  pool: Pool,
  filter: MetricsFilter,
  by?: GroupedBy,
  zone = 'UTC',
): Promise<readonly Group[]> {
  const { where, key, values } = statementParts(filter, by, zone)
  const [counted, moved, spent] = await Promise.all([
    endure(() =>
      pool.query<Stored>(
        `SELECT ${key} AS key, ${columns} FROM operant.run_figures f WHERE ${where} GROUP BY 1 ORDER BY 1 LIMIT ${mostGroups + 1}`,
        values,
      ),
    ),
    endure(() =>
      pool.query<StoredMoney>(
        sumOf(
          key,
          where,
          'money',
          'minor',
          ', sum("takenBack") ::text AS back, count(*)::integer AS runs',
          ', "takenBack" numeric',
        ),
        values,
      ),
    ),
    endure(() => pool.query<StoredSum>(sumOf(key, where, 'costs', 'millionths'), values)),
  ])
  return counted.rows.map(({ key: stored, ...row }) => ({
    key: keyText(stored),
    counts: countsOf(row),
    money: own(moved.rows, stored).map(({ currency, sum, back, runs }) => ({
      currency,
      amount: BigInt(sum),
      takenBack: BigInt(back),
      runs,
    })),
    costs: own(spent.rows, stored).map(({ currency, sum }) => ({ currency, amount: BigInt(sum) })),
  }))
}

type Key = string | Date | null

function keyText(key: Key): string | null {
  return key instanceof Date ? key.toISOString() : key
}

function own<Row extends { readonly key: Key }>(rows: readonly Row[], key: Key): readonly Row[] {
  return rows.filter((row) => keyText(row.key) === keyText(key))
}

/** The parts of a statement over the figures that fit: its condition, what it groups by, its values. */
export function statementParts(filter: MetricsFilter, by: GroupedBy | undefined, zone: string) {
  const values: unknown[] = []
  const put = (value: unknown): string => `$${values.push(value)}`
  const { agent, goal } = filter
  const where = [
    ...(agent === undefined ? [] : [`f.agent = ${put(agent)}`]),
    ...(goal === undefined ? [] : [`f.goal = ${put(goal)}`]),
    ...figureConditions({ ...filter, counted: true }, put),
  ].join(' AND ')
  const key =
    by === undefined ? `''` : by === 'agent' || by === 'goal' || by === 'class' ? `f.${by}` : periodOf(by, put(zone))
  return { where, key, values }
}

function periodOf(unit: 'day' | 'week' | 'month', zone: string): string {
  return `date_trunc('${unit}', f.settled_at AT TIME ZONE ${zone}) AT TIME ZONE ${zone}`
}

function sumOf(key: string, where: string, column: 'money' | 'costs', field: string, more = '', fields = ''): string {
  return `SELECT ${key} AS key, currency, sum(${field})::text AS sum${more}
    FROM operant.run_figures f, jsonb_to_recordset(f.${column}) AS m (currency text, ${field} numeric${fields})
    WHERE f.${column} <> '[]' AND ${where} GROUP BY 1, 2 ORDER BY 1, 2`
}

const outcomes = [
  'met',
  'partly',
  'declined',
  'handed over',
  'failed',
  'cancelled',
] as const satisfies readonly Outcome[]
const claimants = ['model', 'system', 'person', 'run'] as const satisfies readonly Claimant[]

const resolved = '(extract(epoch FROM f.settled_at - f.opened_at) * 1000)::float8'
const closed = '(extract(epoch FROM f.closed_at - f.opened_at) * 1000)::float8'

const columns = [
  'count(*)::integer AS ended',
  ...outcomes.map((one) => `count(*) FILTER (WHERE f.outcome = '${one}')::integer AS "${one}"`),
  ...claimants.map((one) => `count(*) FILTER (WHERE '${one}' = ANY (f.claimed_by))::integer AS "by ${one}"`),
  ...(
    [
      'verified',
      'claimed',
      'automatic',
      'escalated',
      'reversed',
      'closed',
      'waited',
      'moneyKnown',
      'costKnown',
    ] as const
  ).map((one) => `count(*) FILTER (WHERE ${flags[one]})::integer AS "${one}"`),
  'sum(f.writes)::float8 AS writes',
  'sum(f.taken_back)::float8 AS "takenBack"',
  'sum(f.tokens)::float8 AS tokens',
  'sum(f.waited)::float8 AS "waitTotal"',
  ...tookColumns('resolve', resolved, flags.verified),
  ...tookColumns('close', closed, flags.closed),
  ...tookColumns('wait', 'f.waited::float8', flags.waited),
].join(', ')

function tookColumns(name: string, value: string, condition: string): readonly string[] {
  return [0.5, 0.9].map(
    (share) =>
      `percentile_disc(${share}) WITHIN GROUP (ORDER BY ${value}) FILTER (WHERE ${condition}) AS "${name} ${share}"`,
  )
}

type Stored = { readonly key: Key } & Readonly<Record<string, Key | number>>
interface StoredSum {
  readonly key: Key
  readonly currency: string
  readonly sum: string
}
type StoredMoney = StoredSum & { readonly back: string; readonly runs: number }

function countsOf(row: Readonly<Record<string, Key | number>>): Counts {
  const number = (name: string): number => Number(row[name] ?? 0)
  const took = (name: string, of: string): Took => ({
    of: number(of),
    median: measured(row[`${name} 0.5`]),
    p90: measured(row[`${name} 0.9`]),
  })
  return {
    ended: number('ended'),
    outcomes: Object.fromEntries(outcomes.map((one) => [one, number(one)])),
    verified: number('verified'),
    claimed: number('claimed'),
    claimedBy: {
      model: number('by model'),
      system: number('by system'),
      person: number('by person'),
      run: number('by run'),
    },
    automatic: number('automatic'),
    escalated: number('escalated'),
    reversed: number('reversed'),
    writes: number('writes'),
    takenBack: number('takenBack'),
    resolve: took('resolve', 'verified'),
    close: took('close', 'closed'),
    wait: took('wait', 'waited'),
    waitTotal: number('waitTotal'),
    tokens: number('tokens'),
    moneyKnown: number('moneyKnown'),
    costKnown: number('costKnown'),
  }
}

function measured(value: Key | number | undefined): number | null {
  return typeof value === 'number' ? value : null
}

/** From then until before then. */
export interface Period {
  readonly from: Instant
  readonly until: Instant
}

/** The days, weeks or months that a time consists of, the first and the last cut to it; at most `mostGroups` and one. */
export async function periodsOf(
  pool: Pool,
  { from, until }: Period,
  unit: 'day' | 'week' | 'month',
  zone: string,
): Promise<readonly (Period & { readonly key: Instant })[]> {
  const text = `SELECT start AT TIME ZONE $3 AS key, greatest(start AT TIME ZONE $3, $1) AS from,
      least((start + interval '1 ${unit}') AT TIME ZONE $3, $2) AS until
    FROM generate_series(date_trunc('${unit}', $1::timestamptz AT TIME ZONE $3), $2::timestamptz AT TIME ZONE $3,
      interval '1 ${unit}') AS period (start)
    WHERE start AT TIME ZONE $3 < $2 ORDER BY start LIMIT ${mostGroups + 1}`
  type Row = Readonly<Record<'key' | 'from' | 'until', Date>>
  const { rows } = await endure(() => pool.query<Row>(text, [from, until, zone]))
  return rows.map((row) => ({
    key: row.key.toISOString(),
    from: row.from.toISOString(),
    until: row.until.toISOString(),
  }))
}

/** The figures of no run at all. */
export const noCounts: Counts = countsOf({})
