import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { ExampleStore, KeptExample, Measured } from '../reasoning/judgements/examples.ts'
import type { GivenExample } from '../run/judgements.ts'

/** Most examples of one judgement that are learned from: the newest. */
const most = 5_000

const columns = `id, agent, judgement, body, value, how, given_by AS "by", given_at AS at, run_id AS run, use`

type ExampleRow = Omit<KeptExample, 'text' | 'at'> & { readonly body: Buffer; readonly at: Date }

/** Examples that people gave, and what was measured, in Postgres. */
export class PostgresExamples implements ExampleStore {
  private readonly pool: Pool

  constructor(pool: Pool) {
    this.pool = pool
  }

  async version(agent: string, judgement: string): Promise<string> {
    const text = `SELECT count(*) || ' ' || coalesce(max(given_at)::text, '') AS version FROM operant.examples
      WHERE agent = $1 AND judgement = $2`
    const { rows } = await this.pool.query<{ version: string }>(text, [agent, judgement])
    return rows[0]?.version ?? ''
  }

  async examples(agent: string, judgement?: string): Promise<readonly KeptExample[]> {
    const text = `SELECT ${columns} FROM operant.examples WHERE agent = $1 AND ($2::text IS NULL OR judgement = $2)
      ORDER BY given_at DESC, id LIMIT ${most}`
    const { rows } = await this.pool.query<ExampleRow>(text, [agent, judgement ?? null])
    return rows.map(({ body, at, ...row }) => ({ ...row, text: body.toString('utf8'), at: at.toISOString() }))
  }

  /** An answer never takes the place of a correction. */
  async keep(example: GivenExample): Promise<void> {
    const { agent, judgement, text, value, how, by, at, run, use } = example
    const statement = `INSERT INTO operant.examples AS kept (agent, judgement, body, value, how, given_by, given_at, run_id, use)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (agent, judgement, run_id, use) DO UPDATE
      SET value = excluded.value, how = excluded.how, given_by = excluded.given_by, given_at = excluded.given_at
      WHERE excluded.how = 'corrected'`
    const values = [agent, judgement, Buffer.from(text), JSON.stringify(value), how, by, at, run, use]
    await this.pool.query(statement, values)
  }

  /** Deletes an example and its text; false where there is none. */
  async forget(id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('DELETE FROM operant.examples WHERE id = $1', [id])
    return rowCount === 1
  }

  async measured(agent: string, judgement: string, prompt?: string): Promise<readonly Measured[]> {
    const text = `SELECT agent, judgement, model, prompt, asked, answered, right_ones AS "right", by_class AS "byClass", measured_at AS at
      FROM operant.measurements WHERE agent = $1 AND judgement = $2 AND ($3::text IS NULL OR prompt = $3) ORDER BY measured_at DESC`
    const { rows } = await this.pool.query<Omit<Measured, 'at'> & { readonly at: Date }>(text, [
      agent,
      judgement,
      prompt ?? null,
    ])
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
  }

  async keepMeasured(measured: Measured): Promise<void> {
    const { agent, judgement, model, prompt, asked, answered, right, byClass, at } = measured
    const text = `INSERT INTO operant.measurements (agent, judgement, model, prompt, asked, answered, right_ones, by_class, measured_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (agent, judgement, model, prompt) DO UPDATE
      SET asked = excluded.asked, answered = excluded.answered, right_ones = excluded.right_ones,
        by_class = excluded.by_class, measured_at = excluded.measured_at`
    await this.pool.query(text, [
      agent,
      judgement,
      model,
      prompt,
      asked,
      answered,
      right,
      JSON.stringify(byClass satisfies Readonly<Record<string, Json>>),
      at,
    ])
  }
}
