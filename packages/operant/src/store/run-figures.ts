import type { Pool } from 'pg'
import type { Besides } from '../measuring/figures-of.ts'
import type { RunFigures } from '../measuring/run-figures.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** A run whose figures have to be worked out. */
export interface DueFigures {
  readonly run: string
  readonly agent: string
  /** Of this moment: where the run has been marked again, what was worked out before counts for nothing. */
  readonly mark: string
}

/** Runs that have ended, been closed or gone on since their figures were worked out. */
export async function dueFigures(pool: Pool, most: number): Promise<readonly DueFigures[]> {
  const text = `SELECT run_id AS run, agent, mark::text FROM operant.figures_due JOIN operant.runs ON id = run_id ORDER BY mark LIMIT $1`
  const { rows } = await endure(() => pool.query<DueFigures>({ name: 'due figures', text, values: [most] }))
  return rows
}

/** How many ended runs are in no figure yet. */
export async function countDue(pool: Pool): Promise<number> {
  const { rows } = await endure(() =>
    pool.query<{ due: number }>('SELECT count(*)::integer AS due FROM operant.figures_due'),
  )
  return rows[0]?.due ?? 0
}

/** What stands beside the journals of these runs. */
export async function besidesOf(pool: Pool, runs: readonly string[]): Promise<(run: string) => Besides> {
  const [asked, closed, spent] = await Promise.all([
    endure(() => pool.query<Asked>(askedOf, [runs])),
    endure(() => pool.query<{ run: string; at: Date }>(closedOf, [runs])),
    endure(() => pool.query<Spent>(spentOf, [runs])),
  ])
  const requests = Map.groupBy(asked.rows, ({ run }) => run)
  const ends = new Map(closed.rows.map(({ run, at }) => [run, at.toISOString()]))
  const calls = Map.groupBy(spent.rows, ({ run }) => run)
  return (run) => ({
    asked: (requests.get(run) ?? []).map(({ kind, askedAt, decidedAt, answered }) => ({
      kind,
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      answered,
    })),
    closedAt: ends.get(run) ?? null,
    ...costOf(calls.get(run) ?? []),
  })
}

interface Asked {
  readonly run: string
  readonly kind: Besides['asked'][number]['kind']
  readonly askedAt: Date
  readonly decidedAt: Date | null
  readonly answered: boolean
}

const askedOf = `SELECT run_id AS run, kind, asked_at AS "askedAt", decided_at AS "decidedAt",
    EXISTS (SELECT FROM operant.request_answers WHERE request_id = requests.id) AS answered
  FROM operant.requests WHERE run_id = ANY ($1) AND kind IN ('approve', 'answer', 'take over') AND outside IS NULL`

const closedOf = `SELECT run_id AS run, max(decided_at) AS at FROM operant.requests
  JOIN operant.work_items ON request_id = requests.id WHERE run_id = ANY ($1) AND ended = 'closed' GROUP BY run_id`

interface Spent {
  readonly run: string
  readonly currency: string | null
  readonly tokens: string
  readonly millionths: string
}

const spentOf = `SELECT run_id AS run, currency, sum(tokens)::text AS tokens, sum(millionths)::text AS millionths
  FROM operant.model_calls WHERE run_id = ANY ($1) GROUP BY run_id, currency`

function costOf(spent: readonly Spent[]): Pick<Besides, 'tokens' | 'costs' | 'costUnknown'> {
  return {
    tokens: spent.reduce((sum, { tokens }) => sum + Number(tokens), 0),
    costs: spent.flatMap(({ currency, millionths }) =>
      currency === null ? [] : [{ currency, millionths: BigInt(millionths) }],
    ),
    costUnknown: spent.some(({ currency, tokens }) => currency === null && tokens !== '0'),
  }
}

/** Figures that were worked out for a run as it was marked; undefined where it has not ended any more. */
export interface WorkedOut extends Pick<DueFigures, 'run' | 'mark'> {
  readonly figures: RunFigures | undefined
}

/**
 * Keeps figures, each unless its run has been marked again since. Any number of workers may keep the same ones; answers
 * how many were kept.
 */
export async function keepFigures(pool: Pool, worked: readonly WorkedOut[]): Promise<number> {
  const rows = worked.map(({ run, mark, figures }) => ({ run, mark, figures: figures && stored(figures) }))
  const statement = { name: 'keep figures', text: keep, values: [JSON.stringify(rows)] }
  const { rows: kept } = await endure(() => pool.query<{ kept: number }>(statement))
  return kept[0]?.kept ?? 0
}

const columns = `class, verified, claimed_by, people, escalated, cause, cause_said, waited, closed_at, writes, taken_back,
  money, money_unknown, tokens, costs, cost_unknown`
const allColumns = `run_id, agent, goal, outcome, opened_at, settled_at, ${columns}`

const keep = `WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (run text, mark bigint, figures jsonb)
  ), done AS (
    DELETE FROM operant.figures_due WHERE run_id IN (
      SELECT due.run_id FROM operant.figures_due due JOIN given ON given.run = due.run_id AND given.mark = due.mark
      ORDER BY due.run_id FOR UPDATE OF due SKIP LOCKED
    ) RETURNING run_id
  ), gone AS (
    DELETE FROM operant.run_figures WHERE run_id IN (
      SELECT run FROM given JOIN done ON run_id = run WHERE figures IS NULL OR figures = 'null')
  ), put AS (
    INSERT INTO operant.run_figures (${allColumns})
    SELECT run, agent, goal, outcome, opened_at, settled_at, f.*
    FROM given JOIN done ON run_id = run JOIN operant.runs ON id = run AND state = 'settled',
      jsonb_to_record(figures) AS f (class text, verified boolean, claimed_by text[], people boolean, escalated boolean,
        cause text, cause_said text, waited bigint, closed_at timestamptz, writes integer, taken_back integer,
        money jsonb, money_unknown boolean, tokens bigint, costs jsonb, cost_unknown boolean)
    WHERE figures IS NOT NULL AND figures <> 'null'
    ON CONFLICT (run_id) DO UPDATE SET (${allColumns}) =
      (${allColumns
        .split(',')
        .map((name) => `excluded.${name.trim()}`)
        .join(', ')})
  ) SELECT count(*)::integer AS kept FROM done`

/** As `run_figures` has it. Causes stand in an index, which takes no long texts. */
function stored(figures: RunFigures): object {
  const { claimedBy, cause, waited, closedAt, takenBack, money, moneyUnknown, costs, costUnknown, ...same } = figures
  return {
    ...same,
    claimed_by: claimedBy,
    cause: cause && storable(cause.id).slice(0, 200),
    cause_said: cause && storable(cause.said).slice(0, 2_000),
    waited: Math.round(waited),
    closed_at: closedAt,
    taken_back: takenBack,
    money: money.map((one) => ({ ...one, minor: `${one.minor}`, takenBack: `${one.takenBack}` })),
    money_unknown: moneyUnknown,
    costs: costs.map(({ currency, millionths }) => ({ currency, millionths: `${millionths}` })),
    cost_unknown: costUnknown,
  }
}
