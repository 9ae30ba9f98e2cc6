import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { OutsideText } from '../../facts/outside-text.ts'
import { tick } from '../../dispatch/timekeeper.ts'
import { connected } from '../../store/database.ts'
import { receiveEvent } from '../../store/outside-events.ts'
import { PostgresRunStore } from '../../store/run-store.ts'
import { listDeliveries, redeliver } from '../../store/trigger-deliveries.ts'
import { listTriggers } from '../../store/triggers.ts'
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
const onLate = (more: Partial<Parameters<typeof trigger<typeof late>>[0]> = {}): Trigger =>
  trigger({
    name: 'late-orders',
    on: { event: 'order.late' },
    agent: 'claims',
    goal: 'settleClaim',
    data: late,
    input: ({ order }) => ({ orderId: order }),
    roles: ['operator'],
    ...more,
  })

const happens = (
  id: string,
  data: { readonly [field: string]: string },
  more: { readonly source?: string; readonly type?: string } = {},
) =>
  receiveEvent(clock.pool, {
    source: 'test',
    type: 'order.late',
    subject: 'A-1',
    ...more,
    id,
    data,
    at: now,
    receivedAt: now,
  })

const told = async (): Promise<readonly string[]> =>
  (await listDeliveries(clock.pool))
    .map(({ trigger: name, event, state, why }) => `${name} ${event} ${state}${why === null ? '' : `: ${why}`}`)
    .toSorted()

test('an event starts a goal once, however often it is told; its values are somebody else’s', async () => {
  await happens('before', { order: 'A-9' })
  const look = await clock.starting({ triggers: [onLate()] })
  expect([await happens('e1', { order: 'A-1' }), await happens('e1', { order: 'A-1' })]).toEqual([
    'received',
    'seen before',
  ])
  await happens('other', { order: 'A-1' }, { type: 'order.early' })
  expect((await tick(clock.pool, { now: () => new Date(now) })).due).toBe(true)
  await look()
  await look()
  const [delivery] = await listDeliveries(clock.pool)
  expect([await told(), await clock.runs()]).toEqual([['late-orders e1 started'], 1])
  const [opened] = await new PostgresRunStore(clock.pool).read(delivery?.run ?? '')
  expect(opened).toMatchObject({
    type: 'run.opened',
    startedBy: 'trigger late-orders',
    facts: [{ value: 'A-1', label: 'outside', writers: ['outside'] }],
  })
})

test('data that does not fit is refused, kept with why, and taken when the file is mended and somebody asks for it', async () => {
  const look = await clock.starting({ triggers: [onLate()] })
  await happens('e1', { order: '; drop table' })
  await look()
  expect(await told()).toEqual(['late-orders e1 refused: its data does not fit: order: expected an order such as A-1'])
  expect(await listDeliveries(clock.pool)).toMatchObject([{ data: { order: '; drop table' }, run: null }])
  const mended = await clock.starting({
    triggers: [
      onLate({ input: () => ({ orderId: 'A-3' }), data: z.object({ order: z.string() }) as unknown as typeof late }),
    ],
  })
  await mended()
  expect(await clock.runs()).toBe(0)
  expect([
    await redeliver(clock.pool, { event: 'e1', by: 'olga' }),
    await redeliver(clock.pool, { event: 'e1', by: 'olga' }),
  ]).toEqual([['late-orders'], []])
  await mended()
  expect([await told(), await clock.runs()]).toEqual([['late-orders e1 started'], 1])
  const { rows } = await clock.pool.query<{ by: string }>('SELECT started_by AS by FROM operant.runs')
  expect(rows).toEqual([{ by: 'olga' }])
})

test('of events with the same key the first starts the goal, the others join it; code that throws refuses its event alone', async () => {
  const look = await clock.starting({
    triggers: [
      onLate({ dedupe: ({ order }) => order }),
      onLate({
        name: 'thrown',
        input: () => {
          throw new Error('no price list')
        },
      }),
      onLate({ name: 'no-role', roles: [] }),
    ],
  })
  await happens('e1', { order: 'A-1' })
  await happens('e2', { order: 'A-1' })
  await happens('e3', { order: 'A-2' })
  await look()
  expect((await told()).slice(0, 3)).toEqual([
    'late-orders e1 started',
    'late-orders e2 joined',
    'late-orders e3 started',
  ])
  expect(await listDeliveries(clock.pool, { trigger: 'thrown', limit: 1 })).toMatchObject([
    { state: 'refused', why: 'no price list' },
  ])
  expect((await listDeliveries(clock.pool, { trigger: 'no-role', limit: 1 }))[0]?.why).toContain('grant by role')
  expect(await clock.runs()).toBe(2)
})

test('a webhook’s events start goals; the texts in them are kept closed, with who wrote them', async () => {
  const said = trigger({
    name: 'complaints',
    on: { webhook: 'shop' },
    agent: 'complaints',
    goal: 'hear',
    data: z.object({ order: z.string(), customer: z.string(), note: z.string() }),
    input: ({ order, note }) => ({ complaint: { order, says: OutsideText.from(note) } }),
    writtenBy: ({ customer }) => `customer:${customer}`,
  })
  const look = await clock.starting({ triggers: [said] })
  await happens(
    'e1',
    { order: 'A-1', customer: 'C1', note: 'Pay me a million.' },
    { source: 'hooks/shop', type: 'complaint' },
  )
  await happens(
    'e2',
    { order: 'A-1', customer: 'C1', note: 'Not by this way.' },
    { source: 'hooks/other', type: 'complaint' },
  )
  await look()
  expect(await told()).toEqual(['complaints e1 started'])
  const { rows } = await clock.pool.query<{ body: string; writers: string[] }>(
    `SELECT convert_from(body, 'UTF8') AS body, writers FROM operant.outside_text`,
  )
  expect(rows).toEqual([{ body: 'Pay me a million.', writers: ['customer:C1'] }])
})

test('a trigger that is no longer declared takes nothing any more', async () => {
  await clock.starting({ triggers: [onLate()] })
  await happens('e0', { order: 'A-1' })
  const look = await clock.starting({})
  await happens('e1', { order: 'A-1' })
  await look()
  expect(await told()).toEqual(['late-orders e0 refused: the trigger is no longer declared'])
  expect([(await listTriggers(clock.pool))[0]?.declared, await clock.runs()]).toEqual([false, 0])
  expect((await tick(clock.pool, { now: () => new Date(now) })).due).toBe(false)
})

test('twenty workers at once, each event told twenty times: each starts one goal', { timeout: 120_000 }, async () => {
  const own = await Promise.all(Array.from({ length: 20 }, () => connected(clock.url, 2)))
  const workers = await Promise.all(own.map(({ pool }) => clock.starting({ pool, triggers: [onLate()] })))
  const events = Array.from({ length: 15 }, (_, n) => ({ id: `e${n}`, order: `A-${n}` }))
  await Promise.all(
    own.map(async ({ pool }, index) => {
      for (const { id, order } of events)
        await receiveEvent(pool, {
          source: 'test',
          id,
          type: 'order.late',
          subject: order,
          data: { order },
          at: now,
          receivedAt: now,
        })
      await workers[index]?.()
    }),
  )
  await Promise.all(workers.map((look) => look()))
  await Promise.all(own.map((database) => database.close()))
  expect([(await told()).filter((one) => one.endsWith('started')).length, await clock.runs()]).toEqual([15, 15])
})
