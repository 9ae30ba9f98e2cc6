import { afterAll, beforeAll, expect, test } from 'vitest'
import { Pool } from 'pg'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('several processes may migrate an empty database at once, and again', async () => {
  await database.pool.query('DROP SCHEMA operant CASCADE; DROP SCHEMA operant_queue CASCADE')
  const pools = [1, 2, 3, 4].map(() => new Pool({ connectionString: database.connectionString, max: 3 }))
  await Promise.all(pools.map(migrate))
  await Promise.all(pools.map(migrate))
  await Promise.all(pools.map((pool) => pool.end()))
  const { rows } = await database.pool.query('SELECT number, name FROM operant.migrations ORDER BY number')
  expect(rows.map((row: { name: string }) => row.name)).toEqual([
    'queue',
    'tables',
    'waking',
    'appending',
    'answering',
    'lighter effects',
    'stopping',
    'labels',
    'policies',
    'claims',
    'models',
    'judging',
    'requesting',
    'access',
    'outside events',
    'schedules',
    'taking',
    'autonomy',
    'returning',
    'triggers',
    'request life',
    'reminding items',
    'finding out',
    'changing',
    'api',
    'answer kinds',
    'confirming',
    'journal order',
    'reviewed once',
    'snoozing',
    'asked fires',
    'webhooks out',
    'running again',
    'measuring',
    'drafting',
    'connector uses',
    'finding runs',
    'one of two',
    'system limits',
    'places in turn',
  ])
})

test('a database of a newer program is refused', async () => {
  await database.pool.query(`INSERT INTO operant.migrations VALUES (99, 'from the future')`)
  await expect(migrate(database.pool)).rejects.toThrow('newer version')
})

test('the tables are these', async () => {
  const { rows } = await database.pool.query<{ line: string }>(`
    SELECT format('%s.%s %s%s', table_name, column_name, data_type, CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) AS line
    FROM information_schema.columns WHERE table_schema = 'operant' ORDER BY table_name, ordinal_position`)
  expect(rows.map((row) => row.line).join('\n')).toMatchSnapshot()
})
