import { rm } from 'node:fs/promises'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../packages/operant/src/store/embedded/embedded-postgres.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export interface Databases {
  /** Makes an empty database and answers its connection string. */
  make(): Promise<string>
  close(): Promise<void>
}

/** One server for all companies, with a database for each: no round sees the runs of another. */
export async function openDatabases(): Promise<Databases> {
  const directory = await temporaryFolder('score-postgres')
  const server = await startEmbeddedPostgres({ directory })
  let count = 0
  return {
    async make() {
      count += 1
      const name = `score_${count}`
      const client = new Client({ connectionString: server.connectionString })
      await client.connect()
      try {
        await client.query(`CREATE DATABASE ${name}`)
      } finally {
        await client.end()
      }
      const url = new URL(server.connectionString)
      url.pathname = `/${name}`
      return url.href
    },
    async close() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
