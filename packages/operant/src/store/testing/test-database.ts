import { createHash, randomUUID } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { connected, type Database } from '../database.ts'
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts'
import { schemaText } from '../migrate.ts'

/** One server for all test files of a machine's user. Its data may be lost: it does not wait for the disk. */
const testServerDirectory = join(tmpdir(), `operant-test-postgres-${userInfo().uid}`)

/** A fresh database with the current schema, cloned from a template. `close` drops it. */
export async function testDatabase(): Promise<Database> {
  for (let attempt = 1; ; attempt += 1) {
    const { connectionString } = await startEmbeddedPostgres({ directory: testServerDirectory, sync: false })
    try {
      return await clonedDatabase(connectionString)
    } catch (error) {
      // Other tests of this user have just ended, and stopped the server before we were seen to use it.
      if (attempt === 5 || !isLost(error)) throw error
    }
  }
}

/** The same for tests that use it from processes that come and go: the server is seen to be in use all the while. */
export async function heldTestDatabase(): Promise<Database> {
  const database = await testDatabase()
  const held = await database.pool.connect()
  return {
    ...database,
    close: async () => {
      held.release()
      await database.close()
    },
  }
}

function isLost(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(ECONN(RESET|REFUSED)|ENOENT|57P0[123])$/.test(String(error.code))
  )
}

async function clonedDatabase(connectionString: string): Promise<Database> {
  const template = `template_${createHash('sha256').update(schemaText).digest('hex').slice(0, 12)}`
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(connectionString, async (server) => {
    await server.query('SELECT pg_advisory_lock(1)')
    const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (rowCount === 0) {
      await server.query('DROP DATABASE IF EXISTS template_partial')
      await server.query('CREATE DATABASE template_partial')
      await (await connected(databaseOf(connectionString, 'template_partial'))).close()
      await server.query(`ALTER DATABASE template_partial RENAME TO ${template}`)
    }
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const database = await connected(databaseOf(connectionString, name))
  return {
    ...database,
    close: async () => {
      await database.close()
      await onServer(connectionString, (server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** Stops the server that `testDatabase` started, unless somebody is connected to it. */
export async function stopTestServer(): Promise<void> {
  const server = await startEmbeddedPostgres({ directory: testServerDirectory, sync: false })
  await server.stop({ ifUnused: true })
}

function databaseOf(connectionString: string, name: string): string {
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(connectionString: string, work: (server: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
