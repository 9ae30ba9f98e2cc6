import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reservation } from '../run/store.ts'
import type { Database } from './database.ts'
import { answerRequest } from './requests.ts'
import { PostgresRunStore } from './run-store.ts'
import { anEvent, aRequest, noon, opened, tooLate } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

const intent = (identity: string, effect: string) => ({
  identity,
  effect,
  action: 'payments.refund',
  argumentsHash: 'hash',
})
const reservation = (key: string, effect: string, minor: bigint, limitMinor: bigint): Reservation => ({
  key,
  effect,
  minor,
  limitMinor,
  currency: 'GBP',
})
const used = async (key: string) =>
  (await database.pool.query<{ used: string }>('SELECT used_minor AS used FROM operant.budgets WHERE key = $1', [key]))
    .rows[0]?.used

test('#17 an identity that many runs claim at once is held by one', async () => {
  const runs = await opened(store, 10)
  const claims = await Promise.all(
    runs.map((run) => store.append(run, 1, [anEvent()], { intend: intent('refund line 1', run) })),
  )
  const winner = runs[claims.findIndex((claim) => claim.kind === 'appended')] ?? ''
  const losers = runs.filter((run) => run !== winner)
  const holder = { identity: 'refund line 1', run: winner, effect: winner, argumentsHash: 'hash', state: 'intended' }
  expect(claims.filter((claim) => claim.kind !== 'appended')).toEqual(
    losers.map(() => ({ kind: 'identity taken', by: holder })),
  )
  expect(await store.effect('refund line 1')).toEqual(holder)
  for (const loser of losers) expect(await store.read(loser)).toHaveLength(1)
})

test('#17 an identity is free again once its effect is absent, and only then', async () => {
  const [first = '', second = ''] = await opened(store, 2)
  await store.append(first, 1, [anEvent()], { intend: intent('line 2', 'e1') })
  expect(await store.append(first, 2, [anEvent()], { intend: intent('line 2', 'e1') })).toMatchObject({
    kind: 'appended',
  })
  expect(await store.append(first, 3, [anEvent()], { intend: intent('line 2', 'e2') })).toMatchObject({
    kind: 'identity taken',
  })
  for (const state of ['unknown', 'differs', 'claimed', 'confirmed'] as const) {
    const { length } = await store.read(first)
    await store.append(first, length, [anEvent()], { settleEffect: { identity: 'line 2', effect: 'e1', state } })
    const claim = await store.append(second, 1, [anEvent()], { intend: intent('line 2', 'e9') })
    expect(claim).toMatchObject({ kind: 'identity taken', by: { state } })
  }
  const { length } = await store.read(first)
  await store.append(first, length, [anEvent()], {
    settleEffect: { identity: 'line 2', effect: 'e1', state: 'absent' },
  })
  expect(await store.append(second, 1, [anEvent()], { intend: intent('line 2', 'e9') })).toMatchObject({
    kind: 'appended',
  })
  expect(await store.effect('line 2')).toMatchObject({ run: second, effect: 'e9', state: 'intended' })
  await expect(
    store.append(first, length + 1, [anEvent()], {
      settleEffect: { identity: 'line 2', effect: 'e1', state: 'confirmed' },
    }),
  ).rejects.toThrow('does not hold identity')
})

test('#15 of forty reservations at once, exactly those within the limit are kept', async () => {
  const runs = await opened(store, 40)
  const results = await Promise.all(
    runs.map((run) => store.append(run, 1, [anEvent()], { reserve: [reservation('day', run, 100n, 1_250n)] })),
  )
  expect(results.filter((result) => result.kind === 'appended')).toHaveLength(12)
  const refused = results.filter((result) => result.kind === 'over budget')
  expect(refused).toHaveLength(28)
  for (const one of refused)
    expect(one).toEqual({ kind: 'over budget', budget: 'day', usedMinor: 1_200n, limitMinor: 1_250n })
  expect(await used('day')).toBe('1200')
})

test('#16 a reservation counts once for its effect, is given back when absent and kept otherwise', async () => {
  const [run = ''] = await opened(store, 1)
  const reserve = [reservation('a', 'e', 60n, 100n), reservation('b', 'e', 60n, 100n)]
  await store.append(run, 1, [anEvent()], { intend: intent('budgeted', 'e'), reserve })
  await store.append(run, 2, [anEvent()], { reserve })
  expect([await used('a'), await used('b')]).toEqual(['60', '60'])
  await store.append(run, 3, [anEvent()], { settleEffect: { identity: 'budgeted', effect: 'e', state: 'unknown' } })
  expect(await used('a')).toBe('60')
  await store.append(run, 4, [anEvent()], { settleEffect: { identity: 'budgeted', effect: 'e', state: 'absent' } })
  expect([await used('a'), await used('b')]).toEqual(['0', '0'])
  await store.append(run, 5, [anEvent()], { intend: intent('budgeted', 'e'), reserve })
  await store.append(run, 6, [anEvent()], { settleEffect: { identity: 'budgeted', effect: 'e', state: 'confirmed' } })
  expect([await used('a'), await used('b')]).toEqual(['60', '60'])
})

test('what is claimed is spent as what is confirmed is', async () => {
  const [run = ''] = await opened(store, 1)
  const reserve = [reservation('claimed', 'e7', 70n, 100n)]
  await store.append(run, 1, [anEvent()], { intend: intent('line 7', 'e7'), reserve })
  await store.append(run, 2, [anEvent()], { settleEffect: { identity: 'line 7', effect: 'e7', state: 'claimed' } })
  expect([await used('claimed'), (await store.effect('line 7'))?.state]).toEqual(['70', 'claimed'])
})

test('a commit that passes one of its budgets leaves nothing behind', async () => {
  const [run = ''] = await opened(store, 1)
  const result = await store.append(run, 1, [anEvent()], {
    intend: intent('all or nothing', 'e3'),
    reserve: [reservation('wide', 'e3', 60n, 100n), reservation('tight', 'e3', 60n, 50n)],
    texts: new Map([['gone', { body: 'text', writers: [] }]]),
  })
  expect(result).toEqual({ kind: 'over budget', budget: 'tight', usedMinor: 0n, limitMinor: 50n })
  expect(await store.read(run)).toHaveLength(1)
  expect(await store.effect('all or nothing')).toBeUndefined()
  expect(await store.text('gone')).toBeUndefined()
  expect(await used('wide')).toBeUndefined()
})

test('#31 #33 #35 an approval is used once, by its run, for its arguments, in its time', async () => {
  const [run = '', other = ''] = await opened(store, 2)
  const request = aRequest()
  await store.append(run, 1, [anEvent()], { requests: [request], waits: { until: null } })
  const use = { request: request.id, argumentsHash: 'hash', at: noon }
  const consume = (by: string, after: number, how: typeof use) =>
    store.append(by, after, [anEvent()], { consumeApproval: how })
  expect(await consume(run, 2, use)).toEqual({ kind: 'approval void', why: 'the request is open' })
  const by = { name: 'lee', roles: ['lead'] }
  await answerRequest(database.pool, {
    request: request.id,
    by,
    how: { channel: 'command line' },
    answer: { kind: 'approved', reason: 'fine' },
    at: noon,
  })
  expect(await consume(other, 1, use)).toMatchObject({ why: 'this run asked for no such approval' })
  expect(await consume(run, 2, { ...use, argumentsHash: 'other' })).toMatchObject({
    why: expect.stringContaining('not the ones'),
  })
  expect(await consume(run, 2, { ...use, at: tooLate })).toMatchObject({ why: 'the approval has expired' })
  expect(await consume(run, 2, use)).toMatchObject({ kind: 'appended' })
  expect(await consume(run, 3, use)).toEqual({ kind: 'approval void', why: 'the approval has been used' })
})

test('what was spent is free again once the effect is taken back', async () => {
  const [run = ''] = await opened(store, 1)
  const reserve = [reservation('taken back', 'e9', 400n, 500n)]
  await store.append(run, 1, [anEvent()], { intend: intent('line 9', 'e9'), reserve })
  await store.append(run, 2, [anEvent()], { settleEffect: { identity: 'line 9', effect: 'e9', state: 'confirmed' } })
  expect(await used('taken back')).toBe('400')
  await store.append(run, 3, [anEvent()], { settleEffect: { identity: 'line 9', effect: 'e9', state: 'absent' } })
  await store.append(run, 4, [anEvent()], { settleEffect: { identity: 'line 9', effect: 'e9', state: 'absent' } })
  expect(await used('taken back')).toBe('0')
})
