import type { CompanyDatabase } from './database.ts'

/** What belongs to the sandbox rather than to the company's systems: reads of the past do not concern it. */
const kept = new Set([
  'setting',
  'number_range',
  'ledger',
  'attempt',
  'read_count',
  'first_result',
  'undo',
  'fault',
  'fault_call',
  'fault_window',
])

/** From now on every change to the systems' data is noted with the statement that takes it back. */
export function keepHistory(database: CompanyDatabase): void {
  for (const table of systemTables(database)) {
    const columns = database.all<{ name: string; pk: number }>(`SELECT name, pk FROM pragma_table_info('${table}')`)
    const names = columns.map(({ name }) => name)
    const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
    const where = (row: string): string =>
      keys.map((name) => `'${name} = ' || quote(${row}.${name})`).join(` || ' AND ' || `)
    const old = names.map((name) => `quote(OLD.${name})`).join(` || ', ' || `)
    const set = names.map((name) => `'${name} = ' || quote(OLD.${name})`).join(` || ', ' || `)
    note(database, table, 'INSERT', `'DELETE FROM ${table} WHERE ' || ${where('NEW')}`)
    note(database, table, 'UPDATE', `'UPDATE ${table} SET ' || ${set} || ' WHERE ' || ${where('NEW')}`)
    note(database, table, 'DELETE', `'INSERT INTO ${table}(${names.join(', ')}) VALUES (' || ${old} || ')'`)
  }
}

export function forgetHistory(database: CompanyDatabase): void {
  const triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history of %'"
  for (const { name } of database.all<{ name: string }>(triggers)) database.execute(`DROP TRIGGER "${name}"`)
  database.run('DELETE FROM undo')
}

/** Reads the data as it was after ledger entry `seq`, as far back as history was kept, and leaves it as it is. */
export function readAsAfter<Result>(database: CompanyDatabase, seq: number, read: () => Result): Result {
  return database.transaction(() => {
    database.execute('PRAGMA defer_foreign_keys = ON')
    const later = database.all<{ statement: string }>(
      'SELECT statement FROM undo WHERE after_write >= ? ORDER BY seq DESC',
      seq,
    )
    for (const { statement } of later) database.execute(statement)
    return read()
  }, 'rollback')
}

function note(database: CompanyDatabase, table: string, event: string, statement: string): void {
  database.execute(
    `CREATE TRIGGER IF NOT EXISTS "history of ${table} ${event}" AFTER ${event} ON ${table} BEGIN
       INSERT INTO undo(after_write, statement) VALUES ((SELECT coalesce(max(seq), 0) FROM ledger), ${statement}); END`,
  )
}

function systemTables(database: CompanyDatabase): string[] {
  return database
    .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .map(({ name }) => name)
    .filter((name) => !kept.has(name))
}
