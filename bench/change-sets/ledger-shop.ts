import type { Pool } from 'pg'
import type { Shop } from './price-agent.ts'

/** The outside ledger: a table that counts each write that reaches it, beside what a shop holds. */
export class LedgerShop implements Shop {
  readonly #pool: Pool
  readonly #run: string
  readonly #touch: (point: string) => void

  constructor(pool: Pool, run: string, touch: (point: string) => void = () => undefined) {
    this.#pool = pool
    this.#run = run
    this.#touch = touch
  }

  async write(what: string, id: string, value: string, key: string): Promise<void> {
    this.#touch('before a call')
    const values = [this.#run, what, id, value, key]
    await this.#pool.query('INSERT INTO shop.writes (run, what, id, value, key) VALUES ($1, $2, $3, $4, $5)', values)
    this.#touch('after a call')
  }

  async read(what: string, id: string): Promise<string | undefined> {
    this.#touch('at a look')
    const { rows } = await this.#pool.query<{ value: string }>(
      'SELECT value FROM shop.writes WHERE run = $1 AND what = $2 AND id = $3 LIMIT 1',
      [this.#run, what, id],
    )
    return rows[0]?.value
  }

  async priced(): Promise<number> {
    const { rows } = await this.#pool.query<{ priced: number }>(
      `SELECT count(DISTINCT id)::float8 AS priced FROM shop.writes WHERE run = $1 AND what = 'price'`,
      [this.#run],
    )
    return rows[0]?.priced ?? 0
  }
}

/** A call is an insert: made twice, it is there twice. */
export const ledgerTables = `
CREATE SCHEMA IF NOT EXISTS shop;
CREATE TABLE IF NOT EXISTS shop.writes (run text NOT NULL, what text NOT NULL, id text NOT NULL, value text NOT NULL, key text NOT NULL);
CREATE INDEX IF NOT EXISTS shop_writes ON shop.writes (run, what, id);
`
