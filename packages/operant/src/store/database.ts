import { Pool } from 'pg'
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { endure } from './endure.ts'
import { migrate } from './migrate.ts'

export interface DatabaseOptions {
  /** A Postgres to use; default `DATABASE_URL`. Where neither is given, one is started in `directory`. */
  readonly url?: string
  /** Where the embedded Postgres lives. */
  readonly directory: string
  /** Whether the embedded Postgres waits for the disk. Default true. */
  readonly sync?: boolean
  /** Most connections of this process. Default 10. */
  readonly connections?: number
}

export interface Database {
  readonly pool: Pool
  readonly connectionString: string
  /** Whether it is the embedded Postgres. */
  readonly embedded: boolean
  /**
   * Gives the connections back. An embedded server is left running for others and for next time, unless told otherwise;
   * a Postgres of your own is never stopped.
   */
  close(options?: { readonly server?: 'leave' | 'stop' | 'stop if unused' }): Promise<void>
}

/** Opens the database and brings its schema up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const url = options.url ?? process.env['DATABASE_URL']
  if (url) return await connected(url, options.connections)
  const { directory, sync = true } = options
  const server = await startEmbeddedPostgres({ directory, sync })
  const database = await connected(server.connectionString, options.connections)
  const keeper = keepAlive(database.pool, () => startEmbeddedPostgres({ directory, sync }))
  return {
    ...database,
    embedded: true,
    close: async ({ server: wish = 'leave' } = {}) => {
      await keeper.stop()
      await database.close()
      if (wish !== 'leave') await server.stop({ ifUnused: wish === 'stop if unused' })
    },
  }
}

/** Starts the server again when a connection breaks, unless that is because somebody told it to stop. */
function keepAlive(pool: Pool, start: () => Promise<unknown>): { stop(): Promise<void> } {
  let stopped = false
  let starting: Promise<void> | undefined
  const startAgain = async (): Promise<void> => {
    // Where it cannot be started, the queries say that the database cannot be reached.
    await start().catch(() => undefined)
    starting = undefined
  }
  pool.on('connect', (client) =>
    client.on('error', ({ message }) => {
      if (!stopped && !message.includes('administrator command')) starting ??= startAgain()
    }),
  )
  return {
    async stop() {
      stopped = true
      await starting
    },
  }
}

/** Connects to an existing database and brings its schema up to date. */
export async function connected(connectionString: string, connections = 10): Promise<Database> {
  const pool = openPool(connectionString, connections)
  try {
    await endure(() => migrate(pool))
  } catch (error) {
    await pool.end()
    throw error
  }
  return { pool, connectionString, embedded: false, close: () => pool.end() }
}

function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'operant',
  })
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}
