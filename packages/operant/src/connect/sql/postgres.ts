import type { Pool, PoolClient } from 'pg'
import { SqlTrouble, type Row, type SqlDriver } from './driver.ts'

export interface DriverLimits {
  /** Milliseconds that a statement may take. */
  readonly timeout: number
}

/** Types that are read as numbers, truth values or JSON; everything else as Postgres writes it. */
const read: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  114: JSON.parse,
  3802: JSON.parse,
  1184: (text) => moment(text),
}
const types = { getTypeParser: (type: number) => read[type] ?? String }

/** `2026-01-05 09:00:00+00` as ISO 8601; what is no moment (infinity) stays as it is. */
function moment(text: string): string {
  const time = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return Number.isNaN(time.getTime()) ? text : time.toISOString()
}

/** A Postgres database. */
export async function openPostgres(url: string, { timeout }: DriverLimits): Promise<SqlDriver> {
  const { Pool } = (await import('pg')).default
  const pool = new Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: timeout,
    // A little longer than the server's own time-out: only for a server that does not answer at all.
    query_timeout: timeout + 5_000,
    application_name: 'operant connection',
  })
  // A connection that breaks while nobody uses it is replaced.
  pool.on('error', () => undefined)
  const settings = `SET LOCAL statement_timeout = ${Math.trunc(timeout)}; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'`
  return {
    place: (number) => `$${number}`,
    read: (sql, values, most) =>
      inTransaction(pool, `BEGIN READ ONLY; ${settings}`, async (client) => {
        const { rows } = await client.query<Row>({
          text: `SELECT * FROM (${sql}) AS bounded LIMIT ${most}`,
          values: [...values],
          types,
        })
        return rows
      }),
    write: (sql, values) =>
      inTransaction(pool, `BEGIN; ${settings}`, async (client) => {
        const { rows } = await client.query<Row>({ text: sql, values: [...values], types })
        return rows
      }),
    close: () => pool.end(),
  }
}

/** Whatever goes wrong before the commit was sent, nothing was done. */
async function inTransaction<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  let client: PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    throw new SqlTrouble('later', messageOf(error))
  }
  let committing = false
  try {
    await client.query(begin)
    const result = await work(client)
    committing = true
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // Its connection is closed, and what it had not committed with it.
    client.release(true)
    throw troubleOf(error, committing)
  }
}

function troubleOf(error: unknown, committing: boolean): SqlTrouble {
  const code = textIn(error, 'code')
  const state = code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
  const reason = state === undefined ? messageOf(error) : `${messageOf(error)} (${state})`
  if (committing && state === undefined) return new SqlTrouble('unknown', reason)
  // Data, constraints, rights and names: the same statement would meet the same end. The database has undone it.
  if (state !== undefined && /^(?:22|23|42|44|25|0A|P0)/.test(state))
    return new SqlTrouble('refused', reason, textIn(error, 'column'))
  return new SqlTrouble('later', reason)
}

function textIn(error: unknown, name: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : undefined
}

/** Never what a row holds: Postgres tells that in the detail, which is left out. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
