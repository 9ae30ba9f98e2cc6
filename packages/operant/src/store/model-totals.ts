import type { Pool } from 'pg'
import { endure } from './endure.ts'

/** What was taken of language models, in one currency: calls under way with the most they can take. */
export interface ModelTotal {
  /** The model, agent or subject that is counted. */
  readonly of: string
  readonly asked: number
  readonly tokens: number
  readonly millionths: number
  readonly currency: string | undefined
}

/** What was taken since then (default: ever) by each model, agent or subject; the dearest first, at most so many. */
export async function modelTotals(
  pool: Pool,
  by: 'model' | 'agent' | 'subject',
  { since = new Date(0), most = 1_000 }: { readonly since?: Date; readonly most?: number } = {},
): Promise<readonly ModelTotal[]> {
  const text = `SELECT ${by} AS of, count(*)::float8 AS asked, sum(tokens)::float8 AS tokens,
      sum(millionths)::float8 AS millionths, currency
    FROM operant.model_calls WHERE asked_at > $1 AND ${by} IS NOT NULL
    GROUP BY ${by}, currency ORDER BY sum(millionths) DESC, sum(tokens) DESC, ${by} LIMIT $2`
  const { rows } = await endure(() =>
    pool.query<Omit<ModelTotal, 'currency'> & { readonly currency: string | null }>(text, [since, most]),
  )
  return rows.map(({ currency, ...row }) => ({ ...row, currency: currency ?? undefined }))
}
