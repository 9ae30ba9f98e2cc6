import type { Pool } from 'pg'

/** A question to somebody outside. */
export interface OutsideQuestion {
  readonly request: string
  /** By which the answer is known. */
  readonly code: string
  readonly mail: string
  readonly name: string
  /** The agent that asks. */
  readonly agent: string
}

const select = `SELECT requests.id AS request, code, outside->>'mail' AS mail, outside->>'name' AS name, agent
  FROM operant.requests JOIN operant.runs ON runs.id = run_id`

/** The question that a code belongs to. */
export async function questionOfCode(pool: Pick<Pool, 'query'>, code: string): Promise<OutsideQuestion | undefined> {
  const { rows } = await pool.query<OutsideQuestion>(`${select} WHERE code = $1 AND outside IS NOT NULL`, [code])
  return rows[0]
}

/** The question that a request puts to somebody outside, where it does. */
export async function outsideQuestion(
  pool: Pick<Pool, 'query'>,
  request: string,
): Promise<OutsideQuestion | undefined> {
  const { rows } = await pool.query<OutsideQuestion>(
    `${select} WHERE requests.id = $1 AND code IS NOT NULL AND outside IS NOT NULL`,
    [request],
  )
  return rows[0]
}
