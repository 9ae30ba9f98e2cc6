import { afterAll, beforeAll, expect, test } from 'vitest'
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

const intents = (name: string, ...numbers: readonly number[]) =>
  numbers.map((number) => ({
    identity: `${name} ${number}`,
    effect: `${name} effect ${number}`,
    action: 'payments.refund',
    argumentsHash: 'hash',
  }))
const reserved = (name: string, limitMinor: bigint, ...minors: readonly bigint[]) =>
  minors.map((minor, number) => ({
    key: name,
    effect: `${name} effect ${number}`,
    minor,
    limitMinor,
    currency: 'GBP',
  }))
const used = async (key: string) =>
  (await database.pool.query<{ used: string }>('SELECT used_minor AS used FROM operant.budgets WHERE key = $1', [key]))
    .rows[0]?.used
const states = async (name: string) =>
  (
    await database.pool.query<{ state: string }>(
      'SELECT state FROM operant.effects WHERE identity LIKE $1 ORDER BY identity',
      [`${name} %`],
    )
  ).rows.map(({ state }) => state)

test('many intents are one commit; what others hold is named, all of it, and takes nothing from the others', async () => {
  const [ours = '', theirs = ''] = await opened(store, 2)
  await store.append(theirs, 1, [anEvent()], { intendEach: intents('a', 2, 4) })
  const refused = await store.append(ours, 1, [anEvent()], {
    intendEach: intents('a', 1, 2, 3, 4).map((one) => ({ ...one, effect: `our ${one.effect}` })),
  })
  expect(refused).toMatchObject({
    kind: 'identities taken',
    by: [
      { identity: 'a 2', run: theirs },
      { identity: 'a 4', run: theirs },
    ],
  })
  expect(await store.append(ours, 1, [anEvent()], { intendEach: intents('a', 1, 3) })).toMatchObject({
    kind: 'appended',
  })
  expect(await states('a')).toEqual(['intended', 'intended', 'intended', 'intended'])
})

test('reservations must fit in their order, on top of what was used before; or nothing is reserved', async () => {
  const [run = ''] = await opened(store, 1)
  const over = await store.append(run, 1, [anEvent()], {
    intendEach: intents('b', 0, 1, 2),
    reserve: reserved('b', 250n, 100n, 100n, 100n),
  })
  expect(over).toEqual({ kind: 'over budget', budget: 'b', usedMinor: 0n, limitMinor: 250n })
  expect([await states('b'), (await store.read(run)).length]).toEqual([[], 1])
  await store.append(run, 1, [anEvent()], { intendEach: intents('b', 0, 1), reserve: reserved('b', 250n, 100n, 100n) })
  expect(await used('b')).toBe('200')
  // What a person approved beyond the limit has a limit of its own.
  const beyond = [{ ...reserved('b', 2n ** 62n, 500n)[0]!, effect: 'b effect 9' }]
  expect(await store.append(run, 2, [anEvent()], { intendEach: intents('b', 9), reserve: beyond })).toMatchObject({
    kind: 'appended',
  })
  expect(await used('b')).toBe('700')
})

const settled = (number: number, state: 'confirmed' | 'absent' | 'unknown' | 'differs') => ({
  identity: `c ${number}`,
  effect: `c effect ${number}`,
  state,
})

test('what became of many is one commit; what is absent frees its identity and its money', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], {
    intendEach: intents('c', 0, 1, 2, 3),
    reserve: reserved('c', 1_000n, 10n, 20n, 30n, 40n),
  })
  await store.append(run, 2, [anEvent()], {
    settleEach: [settled(0, 'confirmed'), settled(1, 'absent'), settled(2, 'unknown'), settled(3, 'differs')],
  })
  expect(await states('c')).toEqual(['confirmed', 'absent', 'unknown', 'differs'])
  expect(await used('c')).toBe('80')
  await expect(
    store.append(run, 3, [anEvent()], { settleEach: [{ ...settled(0, 'confirmed'), effect: 'another' }] }),
  ).rejects.toThrow('does not hold')
})

test('twenty runs that reserve of one budget at once never pass it together, and wait for each other without a deadlock', async () => {
  const runs = await opened(store, 20)
  const results = await Promise.all(
    runs.map((run, place) => {
      const keys = place % 2 === 0 ? ['d', 'e'] : ['e', 'd']
      const reserve = keys.flatMap((key) =>
        [0, 1, 2].map((number) => ({ key, effect: `${run} ${number}`, minor: 10n, limitMinor: 300n, currency: 'GBP' })),
      )
      return store.append(run, 1, [anEvent()], { intendEach: intents(run, 0, 1, 2), reserve })
    }),
  )
  expect(results.filter(({ kind }) => kind === 'appended')).toHaveLength(10)
  expect([await used('d'), await used('e')]).toEqual(['300', '300'])
})

test('many intents wait for what came for the run', async () => {
  const [run = ''] = await opened(store, 1)
  await database.pool.query(`SELECT operant.deliver($1, now(), '{"kind":"cancel","by":"olga","reason":"stop"}')`, [run])
  expect(await store.append(run, 1, [anEvent()], { intendEach: intents('f', 0, 1) })).toEqual({ kind: 'came' })
  expect(await states('f')).toEqual([])
})
