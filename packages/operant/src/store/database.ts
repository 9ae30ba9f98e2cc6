import { Client, Pool } from 'pg'
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { keepAlive, type Keeper } from './embedded/keep-alive.ts'
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
  const start = () => startEmbeddedPostgres({ directory, sync })
  const server = await start()
  const keeper = keepAlive({ start, works: () => works(server.connectionString) })
  const database = await connectedWith(openPool(server.connectionString, options.connections, watched(keeper)), server)
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

/** Connects to an existing database and brings its schema up to date. */
export function connected(connectionString: string, connections?: number): Promise<Database> {
  return connectedWith(openPool(connectionString, connections), { connectionString })
}

async function connectedWith(pool: Pool, { connectionString }: Pick<Database, 'connectionString'>): Promise<Database> {
  try {
    await endure(() => migrate(pool))
  } catch (error) {
    await pool.end()
    throw error
  }
  return { pool, connectionString, embedded: false, close: () => pool.end() }
}

function openPool(connectionString: string, max = 10, Watched = Client): Pool {
  const pool = new Pool({
    Client: Watched,
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

/** Connections that tell the keeper of their server how they fare. */
function watched(keeper: Keeper): typeof Client {
  return class extends Client {
    override connect(): Promise<Client>
    override connect(callback: Connected): void
    override connect(callback?: Connected): Promise<Client> | void {
      if (!callback) return super.connect()
      const done = callback as (error: Error | null, client: Client) => void
      this.on('error', ({ message }) => keeper.broke(message))
      super.connect((error: Error | null, client?: Client) => {
        if (!error) keeper.connected()
        else if ('code' in error && error.code === 'ECONNREFUSED') keeper.refused()
        done(error, client ?? this)
      })
    }
  }
}

type Connected = ((error: Error) => void) | ((error: null, client: Client) => void)

/** Whether a connection can be made, and answers. */
async function works(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
  // It may break at any moment: then it does not work.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
