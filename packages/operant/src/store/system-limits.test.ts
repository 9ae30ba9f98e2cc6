import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { sharePlaces, takeCalls } from './system-limits.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const patient = { count: 1, patience: Infinity }

/** Times of calls as they were given, in milliseconds of the database. */
async function givenTimes(system: string): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ at: number }>(
    'SELECT (extract(epoch FROM at) * 1000)::float8 AS at FROM operant.system_calls WHERE system = $1 ORDER BY number',
    [system],
  )
  return rows.map(({ at }) => at)
}

test('no stretch of a second or a minute has more calls than its limit, whoever asks', async () => {
  const limits = { perSecond: 5, perMinute: 12 }
  const askers = Array.from({ length: 8 }, () =>
    takeCalls(
      database.pool,
      'shop',
      limits,
      Array.from({ length: 5 }, () => patient),
    ),
  )
  const waits = (await Promise.all(askers)).flat()
  expect(waits).toHaveLength(40)
  expect(Math.min(...waits)).toBe(0)
  // Forty calls are three minutes and four: the last dozen is kept, in pieces of a second.
  const times = await givenTimes('shop')
  expect(times).toHaveLength(12)
  expect(times.filter((at, index) => index >= 5 && at - (times[index - 5] ?? 0) < 999)).toEqual([])
  expect(Math.max(...waits)).toBeGreaterThan(179_000)
})

test('calls that begin together are given one time, and so many only as a limit allows', async () => {
  const limits = { perMinute: 4 }
  const [first] = await takeCalls(database.pool, 'bank', limits, [{ count: 3, patience: Infinity }])
  const [second] = await takeCalls(database.pool, 'bank', limits, [{ count: 9, patience: Infinity }])
  expect(first).toBe(0)
  expect(second).toBeGreaterThan(55_000)
  expect(new Set(await givenTimes('bank')).size).toBe(1)
})

test('who would wait too long gets no time, and they are asked to come back one after the other', async () => {
  const limits = { perSecond: 2 }
  const hasty = { count: 1, patience: 100 }
  const waits = await takeCalls(database.pool, 'desk', limits, [hasty, hasty, hasty, hasty, hasty])
  expect(waits.slice(0, 2)).toEqual([0, 0])
  const back = waits.slice(2).map((wait) => -wait)
  expect(back.map((wait) => Math.round(wait / 100) * 100)).toEqual([1_500, 2_000, 2_500])
  expect(await givenTimes('desk')).toHaveLength(2)
})

const place = (worker: string, lease = 60_000) => ({ system: 'mill', worker, most: 4, lease })

test('places are shared by those who want them, and what is in use is taken from nobody', async () => {
  const { pool } = database
  expect(await sharePlaces(pool, place('one'), { used: 0, wanted: 9 })).toEqual({ held: 4, share: 4 })
  expect(await sharePlaces(pool, place('two'), { used: 0, wanted: 9 })).toEqual({ held: 0, share: 2 })
  expect(await sharePlaces(pool, place('one'), { used: 4, wanted: 9 })).toEqual({ held: 4, share: 2 })
  expect(await sharePlaces(pool, place('one'), { used: 3, wanted: 9 })).toEqual({ held: 3, share: 2 })
  expect(await sharePlaces(pool, place('two'), { used: 0, wanted: 9 })).toEqual({ held: 1, share: 2 })
  // Who wants less than a share leaves the rest.
  expect(await sharePlaces(pool, place('one'), { used: 1, wanted: 1 })).toEqual({ held: 1, share: 1 })
  expect(await sharePlaces(pool, place('two'), { used: 1, wanted: 9 })).toEqual({ held: 3, share: 3 })
  expect(await sharePlaces(pool, place('two'), { used: 0, wanted: 0 })).toEqual({ held: 0, share: 0 })
  expect(await sharePlaces(pool, place('one'), { used: 1, wanted: 4 })).toEqual({ held: 4, share: 4 })
})

test('what a worker held that says nothing any more is free when its time is over', async () => {
  const { pool } = database
  const one = { ...place('gone', 0), system: 'port' }
  expect((await sharePlaces(pool, one, { used: 0, wanted: 4 })).held).toBe(4)
  const other = { ...place('here'), system: 'port' }
  expect((await sharePlaces(pool, other, { used: 0, wanted: 4 })).held).toBe(4)
})

test('one place goes round among those who want it, however much each wants', { timeout: 180_000 }, async () => {
  const one = { system: 'lock', most: 1, lease: 60_000 }
  const had = new Set<string>()
  for (let round = 0; had.size < 3; round++) {
    const wanted = 1 + 4 * (round % 3)
    const { share } = await sharePlaces(database.pool, { ...one, worker: `w${round % 3}` }, { used: 0, wanted })
    // All three want some from the second round on.
    if (share === 1 && round >= 3) had.add(`w${round % 3}`)
    await sleep(50)
  }
  expect(had.size).toBe(3)
})
