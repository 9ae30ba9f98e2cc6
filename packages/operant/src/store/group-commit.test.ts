import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { QueryConfig } from 'pg'
import type { Database } from './database.ts'
import { PostgresRunStore } from './run-store.ts'
import { anEvent, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())
afterEach(() => void vi.restoreAllMocks())

const whys = async (run: string) =>
  (await store.read(run)).flatMap((event) => (event.type === 'run.woke' ? [event.why] : []))

test('runs that append at once share commits, and each journal is its own', async () => {
  const runs = await opened(store, 30)
  const query = vi.spyOn(database.pool, 'query')
  const odd = 'a "quote", a \\, a comma, {braces}, NUL \0, half \uD83D'
  const results = await Promise.all(runs.map((run, n) => store.append(run, 1, [anEvent(`first ${n}`), anEvent(odd)])))
  expect(results).toEqual(runs.map(() => ({ kind: 'appended', seq: 3 })))
  expect(query.mock.calls.length).toBeLessThan(10)
  for (const [n, run] of runs.entries()) expect(await whys(run)).toEqual([`first ${n}`, odd])
})

test('one that is fenced, or has nothing to come after, does not harm those that it shares a commit with', async () => {
  const runs = await opened(store, 12)
  const [fenced = '', gap = ''] = runs
  await store.append(fenced, 1, [anEvent('another')])
  const results = await Promise.allSettled(
    runs.map((run) => store.append(run, run === gap ? 7 : 1, [anEvent('mine'), anEvent('too')])),
  )
  const [first, second, ...others] = results
  expect(first).toEqual({ status: 'fulfilled', value: { kind: 'fenced' } })
  expect(second).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('no event 7') } })
  expect(others).toEqual(others.map(() => ({ status: 'fulfilled', value: { kind: 'appended', seq: 3 } })))
  expect(await whys(fenced)).toEqual(['another'])
  expect(await whys(gap)).toEqual([])
})

test('a shared commit whose answer was lost is not repeated', async () => {
  const runs = await opened(store, 8)
  const query = database.pool.query.bind(database.pool)
  const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  let losses = 0
  vi.spyOn(database.pool, 'query').mockImplementation((async (statement: { name?: string }) => {
    const result = await query(statement as QueryConfig)
    if (statement.name === 'append group' && ++losses === 1) throw lost
    return result
  }) as never)
  const results = await Promise.all(runs.map((run) => store.append(run, 1, [anEvent('once')])))
  expect(losses).toBe(1)
  expect(results).toEqual(runs.map(() => ({ kind: 'appended', seq: 2 })))
  for (const run of runs) expect(await whys(run)).toEqual(['once'])
})
