import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { bankSchema } from './bank-schema.ts'
import { schema } from './schema.ts'
import { serviceSchema } from './service-schema.ts'
import { supplySchema } from './supply-schema.ts'

/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters --
   only the company writes this database, and its schema is strict: a row is what the query says it is */

/** One open connection to a company's own database. Every call is synchronous, so no transaction spans an await. */
export interface CompanyDatabase {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[]
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | null
  run(sql: string, ...values: SQLInputValue[]): void
  /** Runs statements that are not worth keeping prepared. */
  execute(sql: string): void
  insert(table: string, row: Record<string, SQLInputValue | boolean>): void
  /** Runs `work` under the write lock; `rollback` keeps its result and drops its effects. Nested calls join the outer one. */
  transaction<Result>(work: () => Result, end?: 'commit' | 'rollback'): Result
  close(): void
}

const fileName = 'company.sqlite'

/** Opens the company in `directory`; throws when there is none. */
export function openDatabase(directory: string, options: { readOnly?: boolean } = {}): CompanyDatabase {
  const file = join(directory, fileName)
  if (!existsSync(file)) throw new Error(`There is no company in ${directory}`)
  return connect(new DatabaseSync(file, { timeout: 10_000, readOnly: options.readOnly ?? false }))
}

/** Creates an empty company in `directory`; throws when there is one already. */
export function createDatabase(directory: string): CompanyDatabase {
  const file = join(directory, fileName)
  mkdirSync(directory, { recursive: true })
  if (existsSync(file)) throw new Error(`There is a company in ${directory} already`)
  const database = new DatabaseSync(file, { timeout: 10_000 })
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(schema)
  database.exec(supplySchema)
  database.exec(serviceSchema)
  database.exec(bankSchema)
  return connect(database)
}

function connect(database: DatabaseSync): CompanyDatabase {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  database.exec('PRAGMA synchronous = NORMAL')
  return {
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    one: <Row>(sql: string, ...values: SQLInputValue[]) => (prepare(sql).get(...values) as Row | undefined) ?? null,
    run: (sql, ...values) => void prepare(sql).run(...values),
    execute: (sql) => database.exec(sql),
    insert: (table, row) => {
      const names = Object.keys(row)
      const values = Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value))
      prepare(`INSERT INTO ${table}(${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...values)
    },
    transaction: (work, end = 'commit') => {
      if (database.isTransaction) return work()
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec(end === 'commit' ? 'COMMIT' : 'ROLLBACK')
        return result
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
}

/** Reads back what the company wrote as JSON. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value
}
