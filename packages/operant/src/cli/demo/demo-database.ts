import { Client } from 'pg'
import { serverDirectory, sharing } from '../../project/project-database.ts'
import { connected, type Database } from '../../store/database.ts'
import { startEmbeddedPostgres } from '../../store/embedded/embedded-postgres.ts'

/** Tells a worker that may not look after a server where the demo's database is. */
export const demoDatabaseVariable = 'OPERANT_DEMO_DATABASE'

/** Opens the database of a demo on the embedded server of its folder; with `fresh` a new one, in place of those of earlier demos. */
export function openDemoDatabase(folder: string, name: string, fresh = false): Promise<Database> {
  return sharing(folder, async () => {
    const server = await startEmbeddedPostgres({ directory: serverDirectory(folder) })
    if (fresh) await replaceDatabases(server.connectionString, name)
    const url = new URL(server.connectionString)
    url.pathname = `/${name}`
    const database = await connected(url.href)
    return {
      ...database,
      embedded: true,
      close: async ({ server: wish = 'leave' } = {}) => {
        await database.close()
        if (wish !== 'leave') await server.stop({ ifUnused: wish === 'stop if unused' })
      },
    }
  })
}

async function replaceDatabases(connectionString: string, name: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname ~ '^demo_[a-z0-9]+$'`,
    )
    for (const { datname } of rows) await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
