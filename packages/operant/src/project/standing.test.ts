import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pool } from 'pg'
import { answerRequest } from '../store/requests.ts'
import type { Database } from '../store/database.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { anEvent, aRequest, aRun, noon } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { standingOf } from './standing.ts'

const clock = { now: () => new Date(noon) }
let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

/** The pool, with `happening` right after its first look. */
function interrupted(happening: () => Promise<unknown>): Pool {
  let looks = 0
  return new Proxy(database.pool, {
    get: (pool, name) =>
      name !== 'query'
        ? Reflect.get(pool, name)
        : async (...asked: [string, unknown[]]) => {
            const found = await pool.query(...asked)
            if (++looks === 1) await happening()
            return found
          },
  })
}

test('a run that settles while it is looked at is never taken for one that waits', async () => {
  const run = aRun()
  await store.open(run)
  const settling = interrupted(() =>
    store.append(run.id, 1, [anEvent()], { settled: { outcome: 'met', summary: 'all holds' } }),
  )
  expect(await standingOf(settling, clock, run.id)).toEqual({ kind: 'moves' })
  expect(await standingOf(settling, clock, run.id)).toEqual({ kind: 'settled', outcome: 'met', why: 'all holds' })
})

test('a request that is answered while it is looked at leaves a run that moves', async () => {
  const run = aRun()
  const request = aRequest()
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [request], waits: { until: null } })
  expect(await standingOf(database.pool, clock, run.id)).toMatchObject({ kind: 'asks', requests: [{ id: request.id }] })
  const by = { name: 'lee', roles: ['lead'] }
  const answering = interrupted(() =>
    answerRequest(database.pool, {
      request: request.id,
      by,
      how: { channel: 'link', token: 'l1' },
      answer: { kind: 'approved', reason: 'fine' },
      at: noon,
    }),
  )
  expect(await standingOf(answering, clock, run.id)).toEqual({ kind: 'moves' })
})

test('nothing is told of a run that is not there', async () => {
  expect(await standingOf(database.pool, clock, 'nowhere')).toBeUndefined()
})

test('a review that waits for somebody is nothing its run waits for', async () => {
  const run = aRun()
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [aRequest({ kind: 'review' })], waits: { until: null } })
  expect(await standingOf(database.pool, clock, run.id)).toEqual({ kind: 'waits', until: null })
})
