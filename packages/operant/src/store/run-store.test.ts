import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { cancelRun, signal } from './deliver.ts'
import { PostgresRunStore } from './run-store.ts'
import { listRuns, runRow } from './runs.ts'
import { anEvent, aRun, later, noon, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

const jobsOf = async (run: string) =>
  (await database.pool.query('SELECT 1 FROM operant_queue.job WHERE singleton_key = $1', [run])).rowCount

test('opening a run twice leaves the first as it is', async () => {
  const run = aRun({ asked: 'first \uD83D \0' })
  expect(await store.open(run)).toBe(true)
  expect(await store.open({ ...run, opened: { ...run.opened, asked: 'second' } })).toBe(false)
  expect(await store.read(run.id)).toEqual([{ ...run.opened, at: noon, seq: 1 }])
  expect(await jobsOf(run.id)).toBe(1)
  expect(await store.read('no such run')).toEqual([])
})

test('#48 of twenty that append after the same event, one does', async () => {
  const [run = ''] = await opened(store, 1)
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => store.append(run, 1, [anEvent(`${n}`), anEvent()])),
  )
  expect(results.filter((result) => result.kind === 'appended')).toEqual([{ kind: 'appended', seq: 3 }])
  expect(results.filter((result) => result.kind === 'fenced')).toHaveLength(19)
  expect((await store.read(run)).map((event) => event.seq)).toEqual([1, 2, 3])
})

test('an event can be appended only to a journal that reaches it', async () => {
  const [run = ''] = await opened(store, 1)
  await expect(store.append(run, 5, [anEvent()])).rejects.toThrow('no event 5')
  await expect(store.append(run, 5, [anEvent()], { waits: { until: null } })).rejects.toThrow('no event 5')
  await expect(store.append('nobody', 1, [anEvent()])).rejects.toThrow('no event 1')
})

test('events and outside texts come back as they went in', async () => {
  const [run = ''] = await opened(store, 1)
  const odd = { type: 'run.woke', why: 'NUL \0, half \uD83D, key order', at: noon, z: 1, a: 1e21 } as const
  await store.append(run, 1, [odd], {
    texts: new Map([['digest', { body: 'Grüße \0 an alle', writers: ['customer:C1'] }]]),
    waits: { until: null },
  })
  const [, event] = await store.read(run)
  expect(JSON.stringify(event)).toBe(JSON.stringify({ ...odd, seq: 2 }))
  expect(await store.text('digest')).toEqual({ body: 'Grüße \0 an alle', writers: ['customer:C1'] })
  expect(await store.text('none')).toBeUndefined()
})

test('#41 what is put into the inbox wakes the run and is consumed with the events that take it', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], { waits: { until: later } })
  expect(await runRow(database.pool, run)).toMatchObject({ state: 'waiting', wakesAt: later })
  expect(await signal(database.pool, run, 'delivered', { parcel: 'nul \0' }, noon)).toBe('delivered')
  expect(await cancelRun(database.pool, run, 'bob', 'no longer needed', noon)).toBe('delivered')
  expect(await runRow(database.pool, run)).toMatchObject({ state: 'running', wakesAt: later })
  const items = await store.inbox(run)
  expect(items).toMatchObject([
    { kind: 'signal', name: 'delivered', payload: { parcel: 'nul \0' }, at: noon },
    { kind: 'cancel', by: 'bob', reason: 'no longer needed' },
  ])
  expect(await store.append(run, 1, [anEvent()], { consumed: items.map((item) => item.id) })).toEqual({
    kind: 'fenced',
  })
  expect(await store.inbox(run)).toHaveLength(2)
  await store.append(run, 2, [anEvent()], { consumed: items.slice(0, 1).map((item) => item.id) })
  expect(await store.inbox(run)).toEqual(items.slice(1))
})

test('a child is opened with the event that starts it, and its parent is told when it waits and when it ends', async () => {
  const [run = ''] = await opened(store, 1)
  const parent = { run, step: { capability: 'delegate', scope: '[]', inputs: 'h' }, element: '1' }
  const child = aRun({ parent })
  await store.append(run, 1, [anEvent()], { children: [child], waits: { until: null } })
  expect(await listRuns(database.pool, { parent: run })).toMatchObject([
    { id: child.id, parent: run, state: 'running' },
  ])
  expect(await store.read(child.id)).toEqual([{ ...child.opened, at: noon, seq: 1 }])
  await store.append(child.id, 1, [anEvent()], { waits: { until: null, parent: run } })
  const [parked] = await store.inbox(run)
  expect(parked).toMatchObject({ kind: 'parked', run: child.id })
  await store.append(run, 2, [anEvent()], { consumed: [parked?.id ?? 0] })
  const before = await jobsOf(run)
  await store.append(child.id, 2, [anEvent()], { settled: { outcome: 'met', summary: 'done', parent: run } })
  expect(await store.inbox(run)).toMatchObject([{ kind: 'child', run: child.id, outcome: 'met', summary: 'done' }])
  expect(await jobsOf(run)).toBe((before ?? 0) + 1)
  expect(await runRow(database.pool, child.id)).toMatchObject({ state: 'settled', outcome: 'met', settledAt: noon })
  expect(await signal(database.pool, child.id, 'late', null, noon)).toBe('gone')
  expect(await signal(database.pool, 'nobody', 'late', null, noon)).toBe('gone')
})

test('runs are listed newest first, by state and agent, page by page', async () => {
  const runs = Array.from({ length: 5 }, (_, n) => ({
    ...aRun({ agent: 'lister' }),
    at: `2026-04-0${n + 1}T00:00:00.000Z`,
  }))
  await Promise.all(runs.map((run) => store.open(run)))
  const first = await listRuns(database.pool, { agent: 'lister', limit: 2 })
  expect(first.map((run) => run.id)).toEqual([runs[4]?.id, runs[3]?.id])
  const last = first.at(-1)
  const second = await listRuns(database.pool, { agent: 'lister', limit: 9, ...(last && { after: last }) })
  expect(second.map((run) => run.id)).toEqual([runs[2]?.id, runs[1]?.id, runs[0]?.id])
  expect(await listRuns(database.pool, { agent: 'lister', state: 'settled' })).toEqual([])
})

test('a run that stops tells others to stop, in the same commit', async () => {
  const [parent = '', child = ''] = await opened(store, 2)
  await store.append(parent, 1, [anEvent()], { cancel: [{ run: child, by: parent, reason: 'the parent ended' }] })
  expect(await store.inbox(child)).toMatchObject([{ kind: 'cancel', by: parent, reason: 'the parent ended' }])
})
