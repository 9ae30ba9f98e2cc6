import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { endure } from '../store/endure.ts'
import { openDatabase, type Database } from '../store/database.ts'
import { exclusively } from '../store/embedded/exclusive.ts'
import { messageOf, ProjectError } from './project-error.ts'

/** Milliseconds for which a server that does not answer may be starting. */
const patience = 5_000

/** Where the embedded server of a state folder lives. */
export function serverDirectory(folder: string): string {
  return join(folder, 'postgres')
}

/** Opens the project's database: the one named, `DATABASE_URL`, or the embedded one in the state folder. */
export async function openProjectDatabase(folder: string, url: string | undefined): Promise<Database> {
  const address = url ?? (process.env['DATABASE_URL'] || undefined)
  if (address === undefined) return sharing(folder, () => openDatabase({ directory: serverDirectory(folder) }))
  try {
    await endure(() => knock(address), patience)
    return await openDatabase({ url: address, directory: serverDirectory(folder) })
  } catch (error) {
    const { host, pathname } = new URL(address)
    const source = url === undefined ? 'DATABASE_URL' : '"database"'
    throw new ProjectError(
      [
        `cannot use the database ${host}${pathname} of ${source}: ${messageOf(error)}. To mend it, correct the address or start the server`,
      ],
      error,
    )
  }
}

async function knock(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: patience })
  try {
    await client.connect()
  } finally {
    await client.end()
  }
}

/**
 * Opens a database on the embedded server of `folder`, and stops the server at the end where nobody else uses it. Both
 * are done under one lock, so that no server is stopped between another process's finding it and connecting to it.
 */
export async function sharing(folder: string, open: () => Promise<Database>): Promise<Database> {
  await mkdir(folder, { recursive: true })
  const lock = join(folder, 'server.lock')
  const database = await exclusively(lock, 180_000, open)
  return {
    ...database,
    close: (options) => exclusively(lock, 180_000, () => database.close({ server: 'stop if unused', ...options })),
  }
}
