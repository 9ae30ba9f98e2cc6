import type { Pool } from 'pg'
import { neverFits, placeWait, toldOf, type Claim, type Claimed, type Ledger } from '../reasoning/providers/ledger.ts'
import { endure } from './endure.ts'

/** What language models take, for all workers that share a database. */
export class PostgresLedger implements Ledger {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async claim({ cost, ...claim }: Claim): Promise<Claimed> {
    const never = neverFits(claim)
    if (never) return never
    const row = {
      ...claim,
      told: toldOf(claim),
      millionths: cost?.millionths ?? 0,
      currency: cost?.currency,
    }
    const statement = {
      name: 'claim model call',
      text: 'SELECT operant.claim_model_call($1::jsonb) AS claimed',
      values: [withoutNul(row)],
    }
    const { rows } = await endure(() => this.#pool.query<{ claimed: Claimed }>(statement))
    const claimed = rows[0]?.claimed
    if (!claimed) throw new Error('a claim of a model call was not answered')
    return claimed.kind === 'busy' ? { kind: 'busy', wait: claimed.wait > 0 ? claimed.wait : placeWait } : claimed
  }

  async settle(id: string, at: Date, took: { readonly tokens: number; readonly millionths: number }): Promise<void> {
    const text = `UPDATE operant.model_calls SET ended_at = $2, tokens = $3, millionths = $4 WHERE id = $1 AND ended_at IS NULL`
    const values = [id, at, took.tokens, took.millionths]
    await endure(() => this.#pool.query({ name: 'settle model call', text, values }))
  }
}

/** A NUL, which a database cannot hold, reads as a character that stands for nothing. */
function withoutNul(row: object): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value,
  )
}
