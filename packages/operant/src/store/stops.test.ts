import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Stop } from '../journal/events.ts'
import type { Also } from '../run/store.ts'
import type { Database } from './database.ts'
import { PostgresRunStore } from './run-store.ts'
import { runRow } from './runs.ts'
import { listStops, pullStop, releaseStop, writesUnderWay } from './stops.ts'
import { anEvent, later, noon, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeEach(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterEach(() => database.close())

const stopOf = (what: string, id = `stop_${what}`): Stop => ({ id, switch: what, by: 'olga', because: 'odd', at: noon })
const pull = (what: string, id?: string) => pullStop(database.pool, stopOf(what, id))
const release = (id: string, by = 'lena') => releaseStop(database.pool, { id, by, because: 'looked at', at: later })
const intent = (n = 1): Also => ({
  intend: { identity: `i${n}`, action: 'refund', effect: `e${n}`, argumentsHash: 'hash' },
  switches: ['all', 'agent:support', 'action:refund', 'entity:order:O1'],
})
const rests = (run: string, after: number, stops: readonly Stop[]) =>
  store.append(run, after, [anEvent()], { waits: { until: null, stops } })
const budget = { key: 'b', effect: 'e1', minor: 1n, limitMinor: 5n, currency: 'GBP' }

describe.each([
  ['an intent alone', intent()],
  ['an intent with a budget', { ...intent(), reserve: [budget] }],
  ['a call that takes back', { switches: ['all', 'action:refund'] }],
] as const)('%s', (_, also) => {
  test.each(['all', 'action:refund'])('is refused while %s is stopped, and nothing of it is written', async (what) => {
    const [run = ''] = await opened(store, 1)
    await pull(what)
    expect(await store.append(run, 1, [anEvent()], also)).toEqual({ kind: 'stopped', stops: [stopOf(what)] })
    expect([(await store.read(run)).length, await store.effect('i1')]).toEqual([1, undefined])
    expect(await release(`stop_${what}`)).toBeUndefined()
    expect((await store.append(run, 1, [anEvent()], also)).kind).toBe('appended')
  })

  test('is not concerned by other stops', async () => {
    const [run = ''] = await opened(store, 1)
    for (const what of ['agent:other', 'action:reply', 'connector:mail', 'entity:order:O2']) await pull(what)
    expect((await store.append(run, 1, [anEvent()], also)).kind).toBe('appended')
  })
})

test('#49 of intents under way while a stop is pulled, none is committed after it', async () => {
  const runs = await opened(store, 40)
  const intents = runs.map(async (run, n) => {
    let after = 1
    for (; after < 40; after += 1) {
      const result = await store.append(run, after, [anEvent()], intent(n * 1_000 + after))
      if (result.kind !== 'appended') return result.kind
    }
    return 'never stopped'
  })
  const { alone } = await pull('action:refund')
  const committed = await database.pool.query('SELECT 1 FROM operant.effects')
  expect(alone).toBe(true)
  expect(new Set(await Promise.all(intents))).toEqual(new Set(['stopped']))
  expect((await database.pool.query('SELECT 1 FROM operant.effects')).rowCount).toBe(committed.rowCount)
})

test('a transaction that hangs keeps nobody from stopping, and that is said', async () => {
  const client = await database.pool.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM operant.stops')
  expect(await pull('all')).toEqual({ alone: false })
  expect((await listStops(database.pool)).map(({ id }) => id)).toEqual(['stop_all'])
  await client.query('ROLLBACK')
  client.release()
})

test('nobody releases what they pulled, a stop is released once, and who released it is kept', async () => {
  await pull('all')
  expect(await release('stop_all', ' Olga ')).toBe('your own stop')
  expect(await release('stop_none')).toBe('no such stop')
  expect(await release('stop_all')).toBeUndefined()
  expect(await release('stop_all')).toBe('released already')
  expect(await listStops(database.pool)).toEqual([])
  expect((await listStops(database.pool, { all: true }))[0]?.released).toEqual({
    by: 'lena',
    because: 'looked at',
    at: later,
  })
})

describe('a run that rests for a stop', () => {
  test('is woken when it is released, and not before', async () => {
    const [run = ''] = await opened(store, 1)
    await pull('all')
    await rests(run, 1, [stopOf('all')])
    expect(await runRow(database.pool, run)).toMatchObject({ state: 'waiting', wakesAt: null })
    await pull('agent:other')
    expect((await runRow(database.pool, run))?.state).toBe('waiting')
    await release('stop_all')
    expect((await runRow(database.pool, run))?.state).toBe('running')
  })

  test('rests for a second only where the stop was released before it came to rest', async () => {
    const [run = ''] = await opened(store, 1)
    await pull('all')
    await release('stop_all')
    await rests(run, 1, [stopOf('all')])
    expect(await runRow(database.pool, run)).toMatchObject({
      state: 'waiting',
      wakesAt: new Date(Date.parse(noon) + 1_000).toISOString(),
    })
  })

  test('records a stop that only its machine knew of', async () => {
    const [run = ''] = await opened(store, 1)
    await rests(run, 1, [stopOf('all')])
    expect((await listStops(database.pool)).map(({ id, by }) => [id, by])).toEqual([['stop_all', 'olga']])
  })

  test('is never forgotten, however release and rest fall together', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 25; round += 1) {
      const runs = await opened(store, 4)
      const id = `stop_${round}`
      await pull('all', id)
      await Promise.all([release(id), ...runs.map((run) => rests(run, 1, [stopOf('all', id)]))])
      for (const run of runs) {
        const row = await runRow(database.pool, run)
        expect([round, row?.state === 'running' || row?.wakesAt != null]).toEqual([round, true])
      }
    }
  })
})

test('what is under way is known', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], intent())
  expect(await writesUnderWay(database.pool)).toEqual([{ run, agent: 'support', action: 'refund', state: 'intended' }])
})
