import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../store/database.ts'
import { signal } from '../store/deliver.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { anEvent, aRequest, aRun, later, noon, opened, tooLate } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { enqueueStranded, nextDue, tick } from './timekeeper.ts'
import { startWorker, type Worker, type WorkerOptions } from './worker.ts'

let database: Database
let store: PostgresRunStore
let workers: Worker[]
beforeEach(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
  workers = []
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop({ grace: 0 })))
  await database.close()
})

const clock = { now: () => new Date(noon) }
async function work(activate: WorkerOptions['activate'], more: Partial<WorkerOptions> = {}): Promise<Worker> {
  const worker = await startWorker({ database, activate, clock, timers: false, ...more })
  workers.push(worker)
  return worker
}

/** Does what a run does: takes what is in the inbox, says that it waits. */
async function takeAll(run: string): Promise<number> {
  const events = await store.read(run)
  const items = await store.inbox(run)
  const also = { consumed: items.map((item) => item.id), waits: { until: null } }
  const result = await store.append(run, events.length, [anEvent()], also)
  return result.kind === 'appended' ? items.length : 0
}

test('every opened run is activated once, by whichever worker has room', async () => {
  const seen: string[] = []
  const activate = async (run: string): Promise<void> => {
    seen.push(run)
    await takeAll(run)
  }
  const one = await work(activate, { slots: 3 })
  await work(activate, { slots: 3 })
  const runs = await opened(store, 60)
  await one.idle()
  expect(seen.toSorted()).toEqual(runs.toSorted())
})

test('five hundred wake-ups while the run is active, and none is lost', { timeout: 60_000 }, async () => {
  const runs = await opened(store, 5)
  let taken = 0
  const activate = async (run: string): Promise<void> => {
    const items = await takeAll(run)
    taken += items
    // The time in which a wake-up would be lost: the inbox has been read, the activation has not ended.
    await sleep(Math.random() * 5)
  }
  const worker = await work(activate, { pollInterval: 60_000 })
  await work(activate, { pollInterval: 60_000 })
  for (let sent = 0; sent < 500; sent += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        await sleep(Math.random() * 8)
        expect(await signal(database.pool, runs[n % 5] ?? '', 'wake', sent + n, noon)).toBe('delivered')
      }),
    )
  }
  await worker.idle()
  expect(taken).toBe(500)
  expect((await database.pool.query('SELECT 1 FROM operant.inbox')).rowCount).toBe(0)
})

test('#41 a wake-up that is committed only after the queued activation ran is not lost', async () => {
  const [run = ''] = await opened(store, 1)
  const sender = await database.pool.connect()
  await sender.query('BEGIN')
  await sender.query('SELECT operant.deliver($1, $2, $3)', [run, noon, { kind: 'signal', name: 'wake', payload: null }])
  const taken: number[] = []
  const worker = await work(async (id) => void taken.push(await takeAll(id)))
  await worker.idle()
  expect(taken).toEqual([0])
  await sender.query('COMMIT')
  sender.release()
  await worker.idle()
  expect(taken).toEqual([0, 1])
})

test('wake-ups that pile up are seen in one activation', async () => {
  const [run = ''] = await opened(store, 1)
  for (let n = 0; n < 20; n++) await signal(database.pool, run, 'wake', n, noon)
  let activations = 0
  const worker = await work(async (id) => {
    activations++
    await takeAll(id)
  })
  await worker.idle()
  expect(activations).toBe(1)
  expect(await store.inbox(run)).toEqual([])
})

test('#48 one run is never driven twice at once', async () => {
  const [run = ''] = await opened(store, 1)
  let driving = 0
  let most = 0
  const activate = async (id: string): Promise<void> => {
    most = Math.max(most, ++driving)
    await sleep(20)
    await takeAll(id)
    driving--
  }
  const worker = await work(activate)
  await work(activate)
  for (let n = 0; n < 10; n++) {
    await signal(database.pool, run, 'wake', n, noon)
    await sleep(10)
  }
  await worker.idle()
  expect(most).toBe(1)
})

test('a run that was overtaken is looked at again, and nobody is troubled with it', async () => {
  const [run = ''] = await opened(store, 1)
  const reported: unknown[] = []
  let calls = 0
  const worker = await work(
    async (id) => {
      if (calls++ === 0) return 'overtaken'
      await takeAll(id)
      return undefined
    },
    { onError: (error) => reported.push(error) },
  )
  await worker.idle()
  expect({ calls, reported }).toEqual({ calls: 2, reported: [] })
  expect(await store.inbox(run)).toEqual([])
})

test('an activation that throws is reported and tried again', async () => {
  const [run = ''] = await opened(store, 1)
  const reported: unknown[] = []
  let calls = 0
  const activate = async (id: string): Promise<void> => {
    if (calls++ === 0) throw new Error('once')
    await takeAll(id)
  }
  const worker = await work(activate, { onError: (error, id) => reported.push([error.message, id]) })
  await worker.idle()
  expect(calls).toBe(2)
  expect(reported).toEqual([['once', run]])
})

test('a worker that stops finishes what it can and gives back the rest', async () => {
  const [quick = '', slow = ''] = await opened(store, 2)
  let aborted: unknown
  const reported: unknown[] = []
  const stopping = await work(
    async (id, abort) => {
      await sleep(id === quick ? 200 : 60_000, undefined, { signal: abort }).catch(() => undefined)
      if (abort.aborted) aborted = abort.reason
      else await takeAll(id)
    },
    { onError: (error) => reported.push(error) },
  )
  await sleep(150)
  await stopping.stop({ grace: 500 })
  expect(reported).toEqual([])
  expect(await store.read(quick)).toHaveLength(2)
  expect(aborted).toMatchObject({ message: 'the worker is stopping' })
  expect(await store.read(slow)).toHaveLength(1)
  const other = await work(async (id) => void (await takeAll(id)))
  await other.idle()
  expect(await store.read(slow)).toHaveLength(2)
})

test('a lost database connection is made again and nothing is missed', { timeout: 30_000 }, async () => {
  const worker = await work(async (id) => void (await takeAll(id)), { pollInterval: 60_000, slots: 2 })
  await sleep(200)
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'operant listener' AND datname = current_database()`,
  )
  await store.open(aRun())
  await worker.idle()
  await sleep(500)
  const before = performance.now()
  await store.open(aRun())
  await worker.idle()
  expect(performance.now() - before).toBeLessThan(500)
})

test('a timer wakes its run when the injected clock says so, once', async () => {
  const [run = ''] = await opened(store, 1)
  const moved = { now: () => new Date(later) }
  await store.append(run, 1, [anEvent()], { waits: { until: later } })
  expect(await nextDue(database.pool)).toEqual(new Date(later))
  expect(await tick(database.pool, clock)).toEqual({ woken: 0, expired: 0, reminded: 0, due: false })
  const ticks = await Promise.all([1, 2, 3, 4].map(() => tick(database.pool, moved)))
  expect(ticks.reduce((sum, one) => sum + one.woken, 0)).toBe(1)
  expect(await nextDue(database.pool)).toBeUndefined()
  await store.append(run, 2, [anEvent()], { waits: { until: null }, requests: [aRequest()] })
  expect(await nextDue(database.pool)).toEqual(new Date(tooLate))
})

test('a worker keeps time by itself', async () => {
  const [run = ''] = await opened(store, 1)
  const worker = await work(
    async (id) => {
      const { length } = await store.read(id)
      await store.append(id, length, [anEvent()], { waits: { until: length < 4 ? noon : null } })
    },
    { timers: true, timerInterval: 20 },
  )
  while ((await store.read(run)).length < 5) await sleep(20)
  await worker.idle()
  expect(await store.read(run)).toHaveLength(5)
})

test('a run that is to be running but has no job is found', async () => {
  const [run = ''] = await opened(store, 1)
  await opened(store, 1)
  await database.pool.query('DELETE FROM operant_queue.job WHERE singleton_key = $1', [run])
  expect(await enqueueStranded(database.pool)).toBe(1)
  expect(await enqueueStranded(database.pool)).toBe(0)
})
