import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Claim, ClaimLimit, Ledger } from '../reasoning/providers/ledger.ts'
import { MemoryLedger } from '../reasoning/providers/memory-ledger.ts'
import { connected, type Database } from './database.ts'
import { PostgresLedger } from './model-ledger.ts'
import { modelTotals } from './model-totals.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => database.pool.query('TRUNCATE operant.model_calls'))
afterAll(() => database.close())

const noon = Date.parse('2026-01-05T12:00:00Z')
const at = (seconds: number) => new Date(noon + seconds * 1_000)
const usd = (millionths: number) => ({ millionths, currency: 'USD' })

function claim(more: Partial<Claim> = {}): Claim {
  const now = more.at ?? at(0)
  return {
    id: randomUUID(),
    at: now,
    over: new Date(now.getTime() + 90_000),
    model: 'fast',
    agent: 'support',
    run: 'run1',
    subject: 'T1',
    tokens: 100,
    cost: usd(1_000),
    rate: {},
    limits: [],
    ...more,
  }
}

const ofCase = (most: number, counts: ClaimLimit['counts'] = 'tokens'): ClaimLimit => ({
  of: 'subject',
  named: 'the limit of the case',
  most,
  counts,
})
const left = (most: number): ClaimLimit[] => [{ of: 'run', named: 'the run', most, counts: 'tokens', told: `${most}` }]
const held = { kind: 'held' }

describe.each([
  ['in memory', () => new MemoryLedger() as Ledger],
  ['in Postgres', () => new PostgresLedger(database.pool) as Ledger],
])('a ledger %s', (_, make) => {
  let ledger: Ledger
  beforeEach(() => {
    ledger = make()
  })

  test('what is held counts until it is settled, and then as what it took; nothing is settled twice', async () => {
    const limits = [ofCase(250)]
    const first = claim({ limits })
    expect(await ledger.claim(first)).toEqual(held)
    expect(await ledger.claim(claim({ limits }))).toEqual(held)
    const over = { kind: 'over', limit: 'the limit of the case' }
    expect(await ledger.claim(claim({ limits, run: 'run2', agent: 'other' }))).toEqual(over)
    await ledger.settle(first.id, at(1), { tokens: 50, millionths: 1 })
    await ledger.settle(first.id, at(2), { tokens: 0, millionths: 0 })
    expect(await ledger.claim(claim({ limits, tokens: 101 }))).toEqual(over)
    expect(await ledger.claim(claim({ limits }))).toEqual(held)
    expect(await ledger.claim(claim({ limits, subject: 'T2' }))).toEqual(held)
  })

  test('money counts in its currency', async () => {
    const limits = [ofCase(2_000, 'money')]
    expect(await ledger.claim(claim({ limits }))).toEqual(held)
    expect(await ledger.claim(claim({ limits, cost: usd(1_001) }))).toMatchObject({ kind: 'over' })
    expect(await ledger.claim(claim({ limits, cost: { millionths: 1_500, currency: 'EUR' } }))).toEqual(held)
    expect(await ledger.claim(claim({ limits }))).toEqual(held)
  })

  test('the limit of an agent holds within any stretch of time as long as it says', async () => {
    const ofAgent = (now: number): ClaimLimit[] => [
      { of: 'agent', named: 'a day', most: 200, counts: 'tokens', since: at(now - 3_600) },
    ]
    for (const now of [0, 1_800]) expect(await ledger.claim(claim({ at: at(now), limits: ofAgent(now) }))).toEqual(held)
    expect(await ledger.claim(claim({ at: at(3_599), limits: ofAgent(3_599) }))).toMatchObject({ kind: 'over' })
    expect(await ledger.claim(claim({ at: at(3_600), limits: ofAgent(3_600) }))).toEqual(held)
    expect(await ledger.claim(claim({ at: at(3_601), limits: ofAgent(3_601) }))).toMatchObject({ kind: 'over' })
    expect(await ledger.claim(claim({ agent: 'other', at: at(3_602), limits: ofAgent(3_602) }))).toEqual(held)
  })

  test('calls of a run that were told the same was left count each other; once it says otherwise, they are in what it says', async () => {
    const first = claim({ limits: left(250) })
    expect(await ledger.claim(first)).toEqual(held)
    await ledger.settle(first.id, at(1), { tokens: 90, millionths: 0 })
    const second = claim({ limits: left(250) })
    expect(await ledger.claim(second)).toEqual(held)
    expect(await ledger.claim(claim({ limits: left(250) }))).toMatchObject({ kind: 'over' })
    expect(await ledger.claim(claim({ limits: left(160) }))).toMatchObject({ kind: 'over' })
    await ledger.settle(second.id, at(2), { tokens: 60, millionths: 0 })
    expect(await ledger.claim(claim({ limits: left(100) }))).toEqual(held)
  })

  test('a call that never ended gives its place back in time, and counts as spent', async () => {
    const more = { rate: { atOnce: 1 }, limits: [ofCase(250)] }
    expect(await ledger.claim(claim(more))).toEqual(held)
    expect(await ledger.claim(claim({ ...more, at: at(89) }))).toEqual({ kind: 'busy', wait: 200 })
    expect(await ledger.claim(claim({ ...more, at: at(91) }))).toEqual(held)
    expect(await ledger.claim(claim({ ...more, at: at(200) }))).toMatchObject({ kind: 'over' })
  })

  test('rates hold within any minute, and say how long to wait', async () => {
    const requests = { rate: { requestsPerMinute: 2 }, model: 'one' }
    for (const now of [0, 20]) expect(await ledger.claim(claim({ ...requests, at: at(now) }))).toEqual(held)
    expect(await ledger.claim(claim({ ...requests, at: at(30) }))).toEqual({ kind: 'busy', wait: 30_000 })
    expect(await ledger.claim(claim({ ...requests, at: at(60) }))).toEqual(held)
    const tokens = { rate: { tokensPerMinute: 150 }, model: 'two' }
    expect(await ledger.claim(claim({ ...tokens, at: at(0) }))).toEqual(held)
    expect(await ledger.claim(claim({ ...tokens, at: at(45) }))).toEqual({ kind: 'busy', wait: 15_000 })
    expect(await ledger.claim(claim({ ...tokens, at: at(60) }))).toEqual(held)
    expect(await ledger.claim(claim({ ...tokens, tokens: 151, at: at(200) }))).toEqual({
      kind: 'over',
      limit: 'the limit of 150 tokens a minute of model two',
    })
  })
})

test('whoever asks at the same time, from wherever: no limit is passed, and it is used up', async () => {
  const workers = await Promise.all([0, 1, 2].map(() => connected(database.connectionString, 8)))
  const ledgers = workers.map(({ pool }) => new PostgresLedger(pool))
  const limits: ClaimLimit[] = [
    ofCase(5_000),
    { of: 'agent', named: 'money', most: 41_000, counts: 'money', since: at(-3_600) },
  ]
  const answers = await Promise.all(
    Array.from({ length: 240 }, async (_, index) => {
      const one = claim({ run: `run${index}`, limits })
      return (await ledgers[index % 3]?.claim(one))?.kind
    }),
  )
  await Promise.all(workers.map((worker) => worker.close()))
  expect(answers.filter((kind) => kind === 'held')).toHaveLength(41)
  expect(await modelTotals(database.pool, 'model')).toEqual([
    { of: 'fast', asked: 41, tokens: 4_100, millionths: 41_000, currency: 'USD' },
  ])
})

test('a claim whose answer was lost is not made twice', async () => {
  const ledger = new PostgresLedger(database.pool)
  const one = claim({ limits: [ofCase(100)], subject: 'T\0' })
  expect([await ledger.claim(one), await ledger.claim(one)]).toEqual([held, held])
  expect(await modelTotals(database.pool, 'model')).toMatchObject([{ asked: 1, tokens: 100 }])
})
