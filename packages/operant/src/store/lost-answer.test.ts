import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from './database.ts'
import { DatabaseUnavailable, endure, isPassing } from './endure.ts'
import { PostgresRunStore } from './run-store.ts'
import { anEvent, aRun, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())
afterEach(() => void vi.restoreAllMocks())

const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

/** The next statement is carried out, or not, but its answer never arrives. */
function loseNextAnswer(
  pool: Pool,
  carriedOut: boolean,
  meanwhile: () => Promise<unknown> = async () => undefined,
): void {
  const query = pool.query.bind(pool)
  const once: (statement: string) => unknown = async (statement) => {
    if (carriedOut) await query(statement)
    await meanwhile()
    throw lost
  }
  vi.spyOn(pool, 'query').mockImplementationOnce(once)
}

test('an append that was committed while its answer was lost is not repeated', async () => {
  const [run = ''] = await opened(store, 1)
  loseNextAnswer(database.pool, true)
  expect(await store.append(run, 1, [anEvent('once')])).toEqual({ kind: 'appended', seq: 2 })
  loseNextAnswer(database.pool, true)
  const reserve = [{ key: 'once', effect: 'e', minor: 5n, limitMinor: 9n, currency: 'GBP' }]
  expect(await store.append(run, 2, [anEvent('once')], { reserve })).toEqual({ kind: 'appended', seq: 3 })
  expect(await store.read(run)).toHaveLength(3)
})

test('an append that was lost with its answer is repeated', async () => {
  const [run = ''] = await opened(store, 1)
  loseNextAnswer(database.pool, false)
  expect(await store.append(run, 1, [anEvent('once')])).toEqual({ kind: 'appended', seq: 2 })
})

test('an append that was lost while another was made is fenced', async () => {
  const [run = ''] = await opened(store, 1)
  const other = new PostgresRunStore(database.pool)
  loseNextAnswer(database.pool, false, () => other.append(run, 1, [anEvent('another')]))
  expect(await store.append(run, 1, [anEvent('mine')])).toEqual({ kind: 'fenced' })
})

test('a run whose opening was committed while its answer was lost has been opened', async () => {
  const run = aRun()
  loseNextAnswer(database.pool, true)
  expect(await store.open(run)).toBe(true)
  loseNextAnswer(database.pool, false)
  expect(await store.open(run)).toBe(false)
})

test('patience ends, and faults are not tried again', async () => {
  let tries = 0
  const away = endure(async () => {
    tries++
    throw lost
  }, 300)
  await expect(away).rejects.toThrow(DatabaseUnavailable)
  expect(tries).toBeGreaterThan(2)
  await expect(endure(() => Promise.reject(new Error('syntax error')))).rejects.toThrow('syntax error')
  expect(isPassing(new AggregateError([lost]))).toBe(true)
})
