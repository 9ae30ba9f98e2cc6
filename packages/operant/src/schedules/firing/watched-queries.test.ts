import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { connector } from '../../agent/connector.ts'
import { tick } from '../../dispatch/timekeeper.ts'
import { listDeliveries } from '../../store/trigger-deliveries.ts'
import { claimWatch, listTriggers } from '../../store/triggers.ts'
import { trigger, type Trigger } from '../trigger.ts'
import { wallClock, type WallClock } from '../testing/wall-clock.ts'

const now = '2026-03-02T08:00:00Z'
let clock: WallClock
beforeAll(async () => {
  clock = await wallClock()
})
beforeEach(() => clock.begin(now))
afterAll(() => clock.close())

const late = z.object({ order: z.string().regex(/^A-\d+$/, 'expected an order such as A-1') })

/** A list in a system, which may fail. */
const list: { orders: string[]; fails: string | undefined } = { orders: [], fails: undefined }
const listed = connector({
  name: 'listed',
  open: () => ({
    orders: () => {
      if (list.fails !== undefined) throw new Error(list.fails)
      return list.orders.map((order) => ({ order }))
    },
  }),
})
const mornings = { at: '0 8 * * *', days: 'business days', calendar: 'berlin' } as const
const usual = {
  name: 'late-orders',
  agent: 'claims',
  goal: 'settleClaim',
  data: late,
  input: ({ order }: { order: string }) => ({ orderId: order }),
  roles: ['operator'],
}
const watching = (first: 'all' | 'only new' = 'only new'): Trigger =>
  trigger({
    ...usual,
    on: { query: (u) => u.listed.orders(), uses: { listed }, every: '10m', new: ({ order }) => order, first },
  })

test.each([
  ['only new', ['A-3']],
  ['all', ['A-1', 'A-2', 'A-3']],
] as const)('a watched query: each new element starts a goal once; at the first look, %s', async (first, expected) => {
  list.orders = ['A-1', 'A-2']
  list.fails = undefined
  const look = await clock.starting({ triggers: [watching(first)] })
  await look()
  list.orders = ['A-2', 'A-3', 'unreadable']
  await look()
  expect(await clock.runs()).toBe(first === 'all' ? 2 : 0)
  clock.set('2026-03-02T08:10:00Z')
  await look()
  await look()
  clock.set('2026-03-02T08:20:00Z')
  await look()
  const rows = await listDeliveries(clock.pool)
  expect(
    rows
      .filter(({ state }) => state === 'started')
      .map(({ event }) => event)
      .toSorted(),
  ).toEqual(expected)
  expect(rows.filter(({ state }) => state === 'refused').map(({ event, why }) => [event.slice(0, 5), why])).toEqual([
    ['unfit', 'its data does not fit: order: expected an order such as A-1'],
  ])
})

test('a query that is looked at by times: on business days of its calendar, and again where its worker was killed', async () => {
  list.orders = ['A-1']
  list.fails = undefined
  const spec = trigger({
    ...usual,
    on: { ...mornings, query: (u) => u.listed.orders(), uses: { listed }, new: ({ order }) => order, first: 'all' },
  })
  const look = await clock.starting({ triggers: [spec] })
  const next = async () => (await listTriggers(clock.pool))[0]?.nextAt
  // Monday at nine in Berlin: the next morning is the first that counts.
  expect(await next()).toBe('2026-03-03T07:00:00.000Z')
  clock.set('2026-03-03T07:00:00Z')
  const claim = { name: usual.name, definition: (await listTriggers(clock.pool))[0]?.definition ?? '' }
  const [at, until] = [new Date('2026-03-03T07:00:00Z'), new Date('2026-03-03T07:01:30Z')]
  // Whoever claims it and is killed leaves it to others after a while.
  expect(await claimWatch(clock.pool, { ...claim, now: at, until })).toMatchObject({ first: true })
  await look()
  await look()
  expect(await clock.runs()).toBe(0)
  clock.set('2026-03-03T07:01:30Z')
  await look()
  await look()
  expect([await clock.runs(), await next()]).toEqual([1, '2026-03-04T07:00:00.000Z'])
  // After Thursday before Easter comes Tuesday.
  clock.set('2026-04-02T06:00:00Z')
  await look()
  expect(await next()).toBe('2026-04-07T06:00:00.000Z')
})

test('a query that fails is asked less and less often, and says why; then it goes on as before', async () => {
  list.orders = []
  list.fails = 'the system is away'
  const look = await clock.starting({ triggers: [watching('all')] })
  const looks: string[] = []
  for (let minutes = 0; minutes <= 180; minutes += 10) {
    const time = new Date(Date.parse(now) + minutes * 60_000).toISOString()
    clock.set(time)
    await look()
    const [row] = await listTriggers(clock.pool)
    if (row && looks.at(-1) !== String(row.failures)) looks.push(String(row.failures))
  }
  // After 0, 10, 30, 70, 130 minutes: the pause grows to an hour.
  expect(looks).toEqual(['1', '2', '3', '4', '5'])
  expect((await listTriggers(clock.pool))[0]?.problem).toBe('the system is away')
  list.fails = undefined
  list.orders = ['A-1']
  clock.set('2026-03-02T11:10:00Z')
  await look()
  // What the look found starts at the next one.
  await look()
  expect(await listTriggers(clock.pool)).toMatchObject([
    { failures: 0, problem: null, nextAt: '2026-03-02T11:20:00.000Z' },
  ])
  expect(await clock.runs()).toBe(1)
})

test('#19 a clock that was a year ahead for a moment does not put a watched query to sleep for a year', async () => {
  list.orders = []
  list.fails = undefined
  const look = await clock.starting({ triggers: [watching('all')] })
  clock.set('2027-03-02T08:00:00Z')
  await look()
  clock.set(now)
  expect((await tick(clock.pool, { now: () => new Date(now) })).due).toBe(true)
  list.orders = ['A-1']
  await look()
  expect(await listTriggers(clock.pool)).toMatchObject([{ nextAt: '2026-03-02T08:10:00.000Z' }])
  await look()
  expect(await clock.runs()).toBe(1)
})
