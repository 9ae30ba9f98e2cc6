import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listGaps } from '../../store/schedule-fires.ts'
import { nextDue, tick } from '../../dispatch/timekeeper.ts'
import { listRuns } from '../../store/runs.ts'
import { aSchedule, wallClock, type WallClock } from '../testing/wall-clock.ts'

let clock: WallClock
beforeAll(async () => {
  clock = await wallClock()
})
// A Monday, nine in Berlin.
beforeEach(() => clock.begin('2026-03-02T08:00:00Z'))
afterAll(() => clock.close())

test('a time that comes starts its goal once, for the schedule and nobody else', async () => {
  const look = await clock.worker(aSchedule())
  await look()
  expect(await clock.fires()).toEqual([])
  clock.set('2026-03-03T07:00:00.400Z')
  expect((await tick(clock.pool, { now: () => new Date('2026-03-03T07:00:00Z') })).due).toBe(true)
  await look()
  await look()
  const [run] = await listRuns(clock.pool)
  expect(run).toMatchObject({
    agent: 'claims',
    goal: 'settleClaim',
    startedBy: 'schedule mornings',
    asked: 'Settle the claim for order A-1',
  })
  expect(await clock.rows()).toMatchObject([
    { at: '2026-03-03T07:00:00.000Z', state: 'started', run: run?.id, cause: 'time' },
  ])
  expect([await clock.runs(), (await nextDue(clock.pool))?.toISOString()]).toEqual([1, '2026-03-04T07:00:00.000Z'])
  expect((await tick(clock.pool, { now: () => new Date('2026-03-03T07:00:01Z') })).due).toBe(false)
})

test('the input may be worked out of the scheduled time and its day in the zone', async () => {
  const look = await clock.worker(
    aSchedule({
      cron: '30 0 * * *',
      input: (at, day) => ({ orderId: `A-${day.replaceAll('-', '')}${at.getUTCHours()}` }),
    }),
  )
  clock.set('2026-03-02T23:40:00Z')
  await look()
  expect((await listRuns(clock.pool))[0]?.asked).toBe('Settle the claim for order A-2026030323')
})

test('what cannot be started is kept with why, and does not keep others from starting', async () => {
  const look = await clock.worker(
    aSchedule({ name: 'broken', input: () => ({ orderId: 'nothing' }) }),
    aSchedule({
      name: 'thrown',
      input: () => {
        throw new Error('the file is gone')
      },
    }),
    aSchedule(),
  )
  clock.set('2026-03-03T07:00:00Z')
  await look()
  expect(await clock.rows('broken')).toMatchObject([
    { state: 'refused', why: expect.stringContaining('expected an order such as A-1') as string },
  ])
  expect(await clock.rows('thrown')).toMatchObject([{ state: 'refused', why: 'the file is gone' }])
  expect(await clock.fires('mornings')).toEqual(['2026-03-03T07:00 started'])
})

test('where policies grant by role, a schedule without one starts nothing, and says what to do', async () => {
  const look = await clock.worker(aSchedule({ roles: [] }))
  clock.set('2026-03-03T07:00:00Z')
  await look()
  expect(await clock.rows()).toMatchObject([
    {
      state: 'refused',
      why: 'the policies of agent claims grant by role, and schedule mornings has none. To mend it, give it roles',
    },
  ])
  expect(await clock.runs()).toBe(0)
})

test.each([
  ['each', ['2026-03-04T07:00 started', '2026-03-05T07:00 started'], 1],
  ['latest', ['2026-03-05T07:00 started'], 2],
  ['none', [], 3],
] as const)('nobody looks for three days: of what is at most two days late, %s', async (as, fires, missed) => {
  await clock.worker(aSchedule({ overlap: 'allow', catchUp: { within: '2d', as } }))
  // Nobody until the worker starts again on Thursday.
  clock.set('2026-03-05T16:00:00Z')
  const look = await clock.worker(aSchedule({ overlap: 'allow', catchUp: { within: '2d', as } }))
  await look()
  expect(await clock.fires()).toEqual(fires)
  const gaps = await listGaps(clock.pool, 'mornings')
  expect(gaps).toMatchObject([
    { first: '2026-03-03T07:00:00.000Z', times: missed, why: `nobody looked while they passed; catch-up is ${as}` },
  ])
  clock.set('2026-03-06T07:00:10Z')
  await look()
  expect(await clock.fires()).toEqual([...fires, '2026-03-06T07:00 started'])
})

test('a minute late is on time, also where nothing is caught up', async () => {
  const look = await clock.worker(aSchedule({ catchUp: { as: 'none' } }))
  clock.set('2026-03-03T07:00:59Z')
  await look()
  clock.set('2026-03-04T07:01:01Z')
  await look()
  expect(await clock.fires()).toEqual(['2026-03-03T07:00 started'])
})

test('#19 a clock that is set back by an hour or a day repeats nothing, and nothing is left out', async () => {
  const look = await clock.worker(
    aSchedule({ cron: '0 * * * *', overlap: 'allow', catchUp: { within: '31d', as: 'each' } }),
  )
  const times = async (...list: readonly string[]): Promise<void> => {
    for (const time of list) {
      clock.set(time)
      await look()
    }
  }
  await times('2026-03-02T09:00:01Z', '2026-03-02T10:00:01Z', '2026-03-02T11:30:00Z')
  await times('2026-03-02T10:30:00Z', '2026-03-02T11:00:01Z', '2026-03-02T12:00:01Z')
  await times('2026-03-01T12:00:00Z', '2026-03-01T13:00:01Z', '2026-03-02T12:59:00Z', '2026-03-02T13:00:01Z')
  const fires = await clock.fires()
  expect(new Set(fires).size).toBe(fires.length)
  expect(await clock.runs()).toBe(fires.length)
  // Every hour from the setting back to the end, and those of before it.
  const hours = Array.from({ length: 25 }, (_, hour) => new Date(Date.parse('2026-03-01T13:00:00Z') + hour * 3_600_000))
  expect(fires).toEqual(hours.map((at) => `${at.toISOString().slice(0, 16)} started`))
})

test('a clock that was a year ahead for a moment does not put the schedule to sleep for a year', async () => {
  const look = await clock.worker(aSchedule({ overlap: 'allow' }))
  clock.set('2027-03-02T12:00:00Z')
  await look()
  clock.set('2026-03-02T12:00:00Z')
  expect((await tick(clock.pool, { now: () => new Date('2026-03-02T12:00:00Z') })).due).toBe(true)
  await look()
  clock.set('2026-03-03T07:00:00Z')
  await look()
  expect(await clock.fires()).toEqual(['2026-03-03T07:00 started', '2027-03-02T07:00 started'])
})

test('starts are spread by the jitter, the same in every process, and the time stays the scheduled one', async () => {
  const spread = Array.from({ length: 12 }, (_, n) => aSchedule({ name: `spread-${n}`, jitter: '10m' }))
  const look = await clock.worker(...spread)
  clock.set('2026-03-03T07:00:00Z')
  await look()
  const starts = (await clock.rows()).map(({ startsAt }) => startsAt)
  expect(new Set(starts).size).toBeGreaterThan(6)
  expect(starts.every((at) => at !== null && at >= '2026-03-03T07:00:00.000Z' && at < '2026-03-03T07:10:00.000Z')).toBe(
    true,
  )
  clock.set('2026-03-03T07:10:00Z')
  await look()
  expect(new Set(await clock.fires())).toEqual(new Set(['2026-03-03T07:00 started']))
  expect(await clock.runs()).toBe(12)
})

test('#18 through the clock changes of spring and autumn each day has one run', async () => {
  const look = await clock.worker(aSchedule({ cron: '30 2 * * *', overlap: 'allow' }))
  const through = async (from: string, days: number): Promise<readonly string[]> => {
    clock.set(from)
    await look()
    const before = await clock.fires()
    for (let hours = 12; hours <= days * 24; hours += 12) {
      clock.set(new Date(Date.parse(from) + hours * 3_600_000).toISOString())
      await look()
    }
    return (await clock.fires()).slice(before.length)
  }
  // Half past two does not exist on the 29th of March: the first moment after it, three.
  expect(await through('2026-03-27T12:00:00Z', 3)).toEqual([
    '2026-03-28T01:30 started',
    '2026-03-29T01:00 started',
    '2026-03-30T00:30 started',
  ])
  // On the 25th of October it comes twice: the first.
  expect(await through('2026-10-23T12:00:00Z', 3)).toEqual([
    '2026-10-24T00:30 started',
    '2026-10-25T00:30 started',
    '2026-10-26T01:30 started',
  ])
})
