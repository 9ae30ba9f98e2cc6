import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Said, Say } from '../../agent/say.ts'
import { problemOf, WrongAnswer } from '../http/answer.ts'
import { CallFailed } from '../http/client.ts'
import { MissingSecret, readSecret, type Secret } from '../secret.ts'
import { quoted } from './catalogue.ts'
import { SqlTrouble, type Row, type SqlDriver } from './driver.ts'

export type SqlClientOptions = (
  | { /** A Postgres connection string. */ readonly url: Secret }
  | { /** A SQLite file. */ readonly file: URL | string }
) & {
  /** Milliseconds that one statement may take. Default 10 000. */
  readonly timeout?: number
  /** Greatest number of rows of an answer. Default 100. */
  readonly most?: number
}

/** One statement that reads. */
export interface RowReading<Input extends string = string, S extends z.ZodType = z.ZodType> {
  /** A single SELECT, with a place for each value. */
  readonly sql: string
  /** The inputs whose values are bound, in the order of their places. */
  readonly values: readonly Input[]
  /** What a row is like. */
  readonly answer: S
}

/** One row that is written, by the columns that the file names. */
export interface RowWriting<Input extends string = string, S extends z.ZodType = z.ZodType> {
  readonly does: 'insert' | 'update' | 'delete'
  /** The table as it is written in a statement. */
  readonly table: string
  /** Columns of the primary key, by input: for an update or a deletion, all of them. */
  readonly key: { readonly [K in Input]?: string }
  /** Columns that are written, by input; one whose input is left out is not touched. */
  readonly set?: { readonly [K in Input]?: string }
  readonly returns: readonly string[]
  readonly answer: S
}

/** What a query that lists rows gives. `more`: there are rows beyond these. */
export function rowsOf<S extends z.ZodType>(row: S) {
  return z.object({ rows: z.array(row), more: z.boolean() })
}

/** The inputs that were given, of those that are named: what a row must show of a write that may leave some out. */
export function given<I extends object, K extends keyof I>(
  inputs: I,
  ...names: readonly K[]
): { [N in K]?: NonNullable<I[N]> } {
  return Object.fromEntries(names.flatMap((name) => (inputs[name] === undefined ? [] : [[name, inputs[name]]]))) as {
    [N in K]?: NonNullable<I[N]>
  }
}

type Inputs<I extends string> = Readonly<Record<I, unknown>>

/** Reads and writes rows of one database. */
export interface SqlClient extends AsyncDisposable {
  /** The one row; missing where there is none. */
  one<I extends string, S extends z.ZodType>(
    inputs: Inputs<I>,
    say: Say<I>,
    reading: RowReading<NoInfer<I>, S>,
  ): Promise<z.output<S> | Said>
  /** The rows, as many as may be told. */
  all<I extends string, S extends z.ZodType>(
    inputs: Inputs<I>,
    say: Say<I>,
    reading: RowReading<NoInfer<I>, S>,
  ): Promise<{ rows: z.output<S>[]; more: boolean } | Said>
  /** Writes one row, and answers it as it is then. What is said is certain: nothing was done. */
  write<I extends string, S extends z.ZodType>(
    inputs: Inputs<I>,
    say: Say<I>,
    writing: RowWriting<NoInfer<I>, S>,
  ): Promise<z.output<S> | Said>
}

/** A client of a database. Values are bound, reads can change nothing, rows and time are limited. */
export function sqlClient(options: SqlClientOptions): SqlClient {
  const { timeout = 10_000, most = 100 } = options
  let opened: Promise<SqlDriver> | undefined
  const driver = (): Promise<SqlDriver> => {
    const now = (opened ??= openDriver(options, timeout))
    now.catch(() => (opened = undefined))
    return now
  }
  const asked = async <I extends string>(
    inputs: Inputs<I>,
    { sql, values }: RowReading<I>,
    limit: number,
  ): Promise<readonly Row[]> =>
    (await driver()).read(
      sql.trim().replace(/;$/, ''),
      values.map((name) => inputs[name] ?? null),
      limit,
    )
  return {
    one: (inputs, say, reading) =>
      settled(say, 'reading', async () => {
        const [row] = await asked(inputs, reading, 1)
        return row === undefined ? say.missing('there is no such row') : fitting(row, reading.answer)
      }),
    all: (inputs, say, reading) =>
      settled(say, 'reading', async () => {
        const rows = await asked(inputs, reading, most + 1)
        return { rows: rows.slice(0, most).map((row) => fitting(row, reading.answer)), more: rows.length > most }
      }),
    write: (inputs, say, writing) =>
      settled(say, 'writing', async () => {
        const open = await driver()
        const { sql, values } = statementOf(writing, inputs, open.place)
        const rows = await open.write(sql, values)
        const [key] = Object.keys(writing.key)
        if (rows.length === 0 && writing.does !== 'insert')
          return say.refused('there is no such row', key as Parameters<typeof say.refused>[1])
        // It was done, whatever the row looks like.
        const row = rows[0] ?? {}
        const fits = writing.answer.safeParse(row)
        return fits.success ? fits.data : (row as z.output<typeof writing.answer>)
      }),
    async [Symbol.asyncDispose]() {
      const open = await opened?.catch(() => undefined)
      opened = undefined
      await open?.close()
    },
  }
}

async function openDriver(options: SqlClientOptions, timeout: number): Promise<SqlDriver> {
  if ('file' in options) {
    const { openSqlite } = await import('./sqlite.ts')
    return openSqlite(options.file instanceof URL ? fileURLToPath(options.file) : options.file, { timeout })
  }
  const url = readSecret(options.url, process.env)
  if (url === undefined) throw new MissingSecret(options.url.variable)
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(url, { timeout })
}

function fitting<S extends z.ZodType>(row: Row, schema: S): z.output<S> {
  const fits = schema.safeParse(row)
  if (fits.success) return fits.data
  const { path, found, expected } = problemOf(fits.error, row)
  throw new WrongAnswer('the database', path, found, expected)
}

/** What went wrong, as a capability says it. */
async function settled<T, I extends string>(
  say: Say<I>,
  what: 'reading' | 'writing',
  work: () => Promise<T | Said>,
): Promise<T | Said> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SqlTrouble)) throw error
    if (error.kind === 'refused') return say.refused(`the database refused: ${error.message}`)
    throw new CallFailed(
      `the database: ${error.message}`,
      what === 'writing' && error.kind === 'unknown' ? 'unknown-outcome' : 'later',
    )
  }
}

interface Statement {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** Names come from the file alone; values are bound. */
function statementOf<I extends string>(
  { does, table, key, set, returns }: RowWriting<I>,
  inputs: Inputs<I>,
  place: (number: number) => string,
): Statement {
  const pairs = (columns: Readonly<Record<string, string | undefined>>): (readonly [string, unknown])[] =>
    Object.entries(columns).flatMap(([input, column]) => {
      const value: unknown = Reflect.get(inputs, input)
      return column === undefined || value === undefined ? [] : [[column, value] as const]
    })
  const [keys, written] = [pairs(key), pairs(set ?? {})]
  const returning = `RETURNING ${returns.map((name) => quoted(name)).join(', ')}`
  if (does === 'insert') {
    const all = [...keys, ...written]
    const columns = all.map(([name]) => quoted(name)).join(', ')
    const places = all.map((_, index) => place(index + 1)).join(', ')
    const values = all.length === 0 ? 'DEFAULT VALUES' : `(${columns}) VALUES (${places})`
    return { sql: `INSERT INTO ${table} ${values} ${returning}`, values: all.map(([, value]) => value) }
  }
  if (keys.length < Object.keys(key).length || keys.length === 0)
    throw new SqlTrouble('refused', 'not every part of the primary key is given')
  const equal = (list: readonly (readonly [string, unknown])[], from: number): readonly string[] =>
    list.map(([name], index) => `${quoted(name)} = ${place(from + index)}`)
  const where = `WHERE ${equal(keys, does === 'delete' ? 1 : written.length + 1).join(' AND ')}`
  const values = [...written, ...keys].map(([, value]) => value)
  if (does === 'delete')
    return { sql: `DELETE FROM ${table} ${where} ${returning}`, values: keys.map(([, value]) => value) }
  if (written.length === 0) throw new SqlTrouble('refused', 'nothing is given that could be changed')
  return { sql: `UPDATE ${table} SET ${equal(written, 1).join(', ')} ${where} ${returning}`, values }
}
