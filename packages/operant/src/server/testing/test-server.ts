import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { newLink } from '../../access/new-link.ts'
import type { NewRequest } from '../../run/store.ts'
import type { Database } from '../../store/database.ts'
import { requestRow } from '../../store/requests.ts'
import { PostgresRunStore } from '../../store/run-store.ts'
import { anEvent, aRequest, aRun, noon } from '../../store/testing/samples.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import { createServer } from '../app.ts'
import type { ServerParts } from '../parts.ts'

export interface TestServer {
  readonly app: Hono
  readonly database: Database
  readonly parts: ServerParts
  /** Opens a run that asks, and answers the ids of both. */
  asked(more?: Partial<NewRequest>): Promise<{ readonly run: string; readonly request: string }>
  /** The path of a link to it. */
  link(request: string, person: string, more?: { readonly life?: number; readonly outside?: boolean }): Promise<string>
  /** Sends a form. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  readonly errors: Error[]
}

/** A server on a database of its own, at noon. */
export async function testServer(more: Partial<ServerParts> = {}): Promise<TestServer> {
  const database = await testDatabase()
  const store = new PostgresRunStore(database.pool)
  const clock = { now: () => new Date(noon) }
  const errors: Error[] = []
  const parts: ServerParts = {
    pool: database.pool,
    clock,
    senders: clock,
    people: [
      { name: 'lena', roles: ['lead'] },
      { name: 'olga', roles: ['operator'] },
      { name: 'vera', roles: ['viewer', 'auditor'] },
    ],
    keys: [randomBytes(32)],
    questionOf: () => Promise.resolve(undefined),
    wordsOf: () => Promise.resolve([]),
    hooks: new Map(),
    onError: (error) => errors.push(error),
    ...more,
  }
  const app = createServer(parts)
  return {
    app,
    database,
    parts,
    errors,
    async asked(request = {}) {
      const [run, made] = [aRun(), aRequest(request)]
      await store.open(run)
      await store.append(run.id, 1, [anEvent()], { requests: [made], waits: { until: null } })
      return { run: run.id, request: made.id }
    },
    async link(id, person, { life, outside = false } = {}) {
      const request = await requestRow(database.pool, id)
      if (!request) throw new Error(`there is no request ${id}`)
      const wanted = { request, person, outside, madeBy: person, now: new Date(noon) }
      return (await newLink(database.pool, { ...wanted, ...(life === undefined ? {} : { life }) })).path
    },
    send: async (path, fields) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}
