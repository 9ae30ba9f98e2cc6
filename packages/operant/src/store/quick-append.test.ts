import { setImmediate as turn } from 'node:timers/promises'
import type { QueryConfig } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Also } from '../run/store.ts'
import { appendStatement, type PlainAppend } from './append.ts'
import type { Database } from './database.ts'
import { signal } from './deliver.ts'
import { quickStatement } from './quick-append.ts'
import { PostgresRunStore } from './run-store.ts'
import { pullStop } from './stops.ts'
import { anEvent, noon, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

const batch = '00000000-0000-4000-8000-000000000000'
const intend = (identity: string, effect = 'e') => ({ identity, effect, action: 'refund', argumentsHash: 'hash' })
const settle = (identity: string, state: 'confirmed' | 'absent', effect = 'e') => ({ identity, effect, state })

/** A commit, in a world of its own: what was there before, and what is committed. Names carry the run. */
interface Case {
  readonly name: string
  readonly before?: (run: string, other: string) => Promise<unknown>
  readonly after?: number
  readonly events?: number
  readonly also: (run: string) => Also
  /** Whether the quick statement does it; otherwise it does nothing, and the function has to say what. */
  readonly quick: boolean
}

const claim = (run: string): Also => ({ intend: intend(`line of ${run}`) })
const confirm = (run: string): Also => ({ settleEffect: settle(`line of ${run}`, 'confirmed') })
const both = (run: string): Also => ({ ...confirm(run), intend: intend(`next line of ${run}`, 'e1') })
const reserved = (run: string) => ({
  key: `day of ${run}`,
  effect: 'e',
  minor: 5n,
  limitMinor: 9n,
  currency: 'GBP',
})
const reserve = (run: string) => [reserved(run)]

const cases: readonly Case[] = [
  { name: 'a free identity', also: claim, quick: true },
  { name: 'a free identity, with many events', also: claim, events: 7, quick: true },
  {
    name: 'an identity found absent',
    before: async (run, other) => {
      await store.append(other, 1, [anEvent()], { intend: intend(`line of ${run}`, 'e0') })
      await store.append(other, 2, [anEvent()], { settleEffect: settle(`line of ${run}`, 'absent', 'e0') })
    },
    also: claim,
    quick: true,
  },
  {
    name: 'an identity that another run holds',
    before: (run, other) => store.append(other, 1, [anEvent()], { intend: intend(`line of ${run}`, 'e0') }),
    also: claim,
    quick: false,
  },
  {
    name: 'an identity that this effect holds',
    before: (run) => store.append(run, 1, [anEvent()], claim(run)),
    after: 2,
    also: claim,
    quick: false,
  },
  {
    name: 'something in the inbox',
    before: (run) => signal(database.pool, run, 'news', null, noon),
    also: claim,
    quick: false,
  },
  { name: 'an intent after an event that is not there', after: 5, also: claim, quick: false },
  {
    name: 'a confirmation',
    before: (run) => store.append(run, 1, [anEvent()], claim(run)),
    after: 2,
    also: confirm,
    quick: true,
  },
  {
    name: 'a confirmation of what has a budget',
    before: (run) => store.append(run, 1, [anEvent()], { ...claim(run), reserve: reserve(run) }),
    after: 2,
    also: confirm,
    quick: true,
  },
  {
    name: 'a confirmation of what another effect holds',
    before: (run) => store.append(run, 1, [anEvent()], { intend: intend(`line of ${run}`, 'e0') }),
    after: 2,
    also: confirm,
    quick: false,
  },
  {
    name: 'a confirmation with the next intent',
    before: (run) => store.append(run, 1, [anEvent()], { ...claim(run), reserve: reserve(run) }),
    after: 2,
    also: both,
    quick: true,
  },
  {
    name: 'a confirmation with the next intent, and with many events',
    before: (run) => store.append(run, 1, [anEvent()], claim(run)),
    after: 2,
    events: 7,
    also: both,
    quick: true,
  },
  {
    name: 'a confirmation with an intent that another run holds',
    before: async (run, other) => {
      await store.append(run, 1, [anEvent()], { ...claim(run), reserve: reserve(run) })
      await store.append(other, 1, [anEvent()], { intend: intend(`next line of ${run}`, 'e0') })
    },
    after: 2,
    also: both,
    quick: false,
  },
  {
    name: 'a confirmation of what another effect holds with an intent',
    before: (run) => store.append(run, 1, [anEvent()], { intend: intend(`line of ${run}`, 'e0') }),
    after: 2,
    also: both,
    quick: false,
  },
  {
    name: 'a confirmation with an intent, and something in the inbox',
    before: async (run) => {
      await store.append(run, 1, [anEvent()], claim(run))
      await signal(database.pool, run, 'news', null, noon)
    },
    after: 2,
    also: both,
    quick: false,
  },
  {
    name: 'a confirmation with an intent after an event that is not there',
    before: (run) => store.append(run, 1, [anEvent()], claim(run)),
    after: 5,
    also: both,
    quick: false,
  },
  {
    name: 'a confirmation after an event that is not there',
    before: (run) => store.append(run, 1, [anEvent()], claim(run)),
    after: 5,
    also: confirm,
    quick: false,
  },
]

/** All that a commit may change, without what names the run. */
async function seen(run: string): Promise<string> {
  const query = async (text: string) => (await database.pool.query(text, [`%${run}%`])).rows
  const rows = await Promise.all([
    query('SELECT seq, at, type, batch, body FROM operant.journal WHERE run_id LIKE $1 ORDER BY seq'),
    query(`SELECT identity, run_id, effect, action, arguments_hash, state FROM operant.effects WHERE identity LIKE $1
      ORDER BY identity`),
    query('SELECT effect, key, minor, state FROM operant.reservations WHERE key LIKE $1'),
    query('SELECT key, used_minor FROM operant.budgets WHERE key LIKE $1'),
    query('SELECT 1 FROM operant.inbox WHERE run_id LIKE $1'),
  ])
  return JSON.stringify(rows).replaceAll(run, 'the run')
}

async function prepared(one: Case) {
  const [run = '', other = ''] = await opened(store, 2)
  await one.before?.(run, other)
  const events = Array.from({ length: one.events ?? 2 }, (_, index) => anEvent(`event ${index}`))
  const append: PlainAppend = { run, after: one.after ?? 1, batch, events }
  // Events of the preparation carry batches of their own.
  await database.pool.query('UPDATE operant.journal SET batch = $2 WHERE run_id = $1', [run, batch])
  const look = async () => (await seen(run)).replaceAll(other, 'the other')
  return { append, look, also: one.also(run) }
}

/** Commits by the quick statement: how many rows it wrote, and what is there before and after. */
async function quickly(one: (typeof cases)[number]) {
  const ours = await prepared(one)
  const before = await ours.look()
  const statement = quickStatement(ours.append, ours.also)
  expect(statement).toBeDefined()
  const { rowCount } = await database.pool.query(statement ?? ({ text: 'SELECT 1' } satisfies QueryConfig))
  return { ours, before, rowCount }
}

test.each(cases.filter(({ quick }) => !quick))('$name: the quick statement does nothing', async (one) => {
  const { ours, before, rowCount } = await quickly(one)
  expect(rowCount).toBe(0)
  expect(await ours.look()).toBe(before)
})

test.each(cases.filter(({ quick }) => quick))('$name: the quick statement does as the function does', async (one) => {
  const { ours, before, rowCount } = await quickly(one)
  expect(rowCount).toBe(ours.append.events.length)
  const twin = await prepared(one)
  expect((await database.pool.query(appendStatement(twin.append, twin.also))).rowCount).toBe(1)
  expect(await ours.look()).toBe(await twin.look())
  expect(await ours.look()).not.toBe(before)
})

test('the function takes a confirmation together with an intent and its reservation, or neither', async () => {
  const [run = '', other = ''] = await opened(store, 2)
  await store.append(run, 1, [anEvent()], { ...claim(run), reserve: reserve(run) })
  const next = (minor: bigint): Also => ({ ...both(run), reserve: [{ ...reserved(run), effect: 'e1', minor }] })
  const before = await seen(run)
  expect(await store.append(run, 2, [anEvent()], next(5n))).toMatchObject({ kind: 'over budget', usedMinor: 5n })
  expect(await seen(run)).toBe(before)
  await store.append(other, 1, [anEvent()], { intend: intend(`next line of ${run}`, 'e0') })
  const taken = await store.append(run, 2, [anEvent()], next(4n))
  expect(taken).toMatchObject({ kind: 'identity taken', by: { effect: 'e0' } })
  expect((await store.effect(`line of ${run}`))?.state).toBe('intended')
  await store.append(other, 2, [anEvent()], { settleEffect: settle(`next line of ${run}`, 'absent', 'e0') })
  expect(await store.append(run, 2, [anEvent()], next(4n))).toEqual({ kind: 'appended', seq: 3 })
  expect((await store.effect(`line of ${run}`))?.state).toBe('confirmed')
  expect((await store.effect(`next line of ${run}`))?.state).toBe('intended')
  const states = 'SELECT effect, state FROM operant.reservations WHERE key = $1 ORDER BY effect'
  expect((await database.pool.query(states, [reserved(run).key])).rows).toEqual([
    { effect: 'e', state: 'committed' },
    { effect: 'e1', state: 'held' },
  ])
})

test('of two activations that end one effect at the same moment, one leaves nothing behind, not even a claim', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], claim(run))
  const rival = await database.pool.connect()
  try {
    await rival.query('BEGIN')
    const absent = { settleEffect: settle(`line of ${run}`, 'absent') }
    await rival.query(appendStatement({ run, after: 2, batch, events: [anEvent()] }, absent))
    const late = store.append(run, 2, [anEvent()], both(run))
    await waiting()
    await rival.query('COMMIT')
    expect(await late).toEqual({ kind: 'fenced' })
  } finally {
    rival.release()
  }
  expect((await store.effect(`line of ${run}`))?.state).toBe('absent')
  expect(await store.effect(`next line of ${run}`)).toBeUndefined()
})

/** Resolves when an append waits for a lock. */
async function waiting(): Promise<void> {
  // Its parameters are not shown, so it is told by what it does; these tests run one at a time.
  const text = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'WITH claimed%'
    AND datname = current_database()`
  for (;;) {
    const { rowCount } = await database.pool.query(text)
    if (rowCount) return
    await turn()
  }
}

test('a confirmation is not committed with a call that is stopped, whether that claims anything or not', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], claim(run))
  const switches = [`entity:order:${run}`]
  const stop = { id: `stop of ${run}`, switch: `entity:order:${run}`, by: 'olga', because: 'odd', at: noon }
  await pullStop(database.pool, stop)
  for (const also of [both(run), confirm(run)])
    expect(await store.append(run, 2, [anEvent()], { ...also, switches })).toMatchObject({ kind: 'stopped' })
  expect((await store.effect(`line of ${run}`))?.state).toBe('intended')
  expect(await store.effect(`next line of ${run}`)).toBeUndefined()
  expect(await store.append(run, 2, [anEvent()], confirm(run))).toEqual({ kind: 'appended', seq: 3 })
})

test('one effect is never confirmed and its identity claimed again at once', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], claim(run))
  const again: Also = { ...confirm(run), intend: intend(`line of ${run}`, 'e1') }
  expect(quickStatement({ run, after: 2, batch, events: [anEvent()] }, again)).toBeUndefined()
  expect(await store.append(run, 2, [anEvent()], again)).toMatchObject({ kind: 'identity taken' })
  expect((await store.effect(`line of ${run}`))?.state).toBe('intended')
})

test('an intent is not committed over something that came, unless it consumes it', async () => {
  const [run = ''] = await opened(store, 1)
  await signal(database.pool, run, 'news', null, noon)
  expect(await store.append(run, 1, [anEvent()], claim(run))).toEqual({ kind: 'came' })
  expect(await store.append(run, 1, [anEvent()], { ...claim(run), reserve: reserve(run) })).toEqual({ kind: 'came' })
  expect(await store.read(run)).toHaveLength(1)
  expect(await store.effect(`line of ${run}`)).toBeUndefined()
  const consumed = (await store.inbox(run)).map(({ id }) => id)
  expect(await store.append(run, 1, [anEvent()], { ...claim(run), consumed })).toEqual({ kind: 'appended', seq: 2 })
  expect(await store.inbox(run)).toEqual([])
})
