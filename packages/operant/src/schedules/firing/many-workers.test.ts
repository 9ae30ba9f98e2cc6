import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startChild } from '../../store/testing/child-process.ts'
import { connected } from '../../store/database.ts'
import { aSchedule, wallClock, type WallClock } from '../testing/wall-clock.ts'

let clock: WallClock
beforeAll(async () => {
  clock = await wallClock()
})
beforeEach(() => clock.begin('2026-03-02T08:00:00Z'))
afterAll(() => clock.close())

const names = Array.from({ length: 30 }, (_, n) => `shop-${n}`)
const spec = { overlap: 'allow', cron: '0 * * * *', catchUp: { within: '5h', as: 'each' } } as const
const shops = names.map((name) => aSchedule({ ...spec, name }))

/** Each scheduled time with how many runs there are of it, and what its row says. */
async function startedTwice(): Promise<readonly unknown[]> {
  const { rows } = await clock.pool
    .query(`SELECT schedule, fires.at, fires.state, count(runs.id) FROM operant.schedule_fires AS fires
    LEFT JOIN operant.runs ON runs.id = run_id GROUP BY 1, 2, 3 HAVING count(runs.id) <> 1 OR fires.state <> 'started'`)
  return rows
}

test(
  'twenty workers, each with connections of its own, start every time of thirty schedules once',
  { timeout: 120_000 },
  async () => {
    await clock.worker(...shops)
    clock.set('2026-03-02T11:30:00Z')
    const own = await Promise.all(Array.from({ length: 20 }, () => connected(clock.url, 2)))
    const workers = await Promise.all(own.map(({ pool }) => clock.starting({ pool, schedules: shops })))
    await Promise.all(workers.map((look) => look()))
    await Promise.all(own.map((database) => database.close()))
    expect(await clock.fires()).toHaveLength(90)
    expect([await clock.runs(), await startedTwice()]).toEqual([90, []])
  },
)

const modules = Object.entries({
  wall: '../testing/wall-clock.ts',
  database: '../../store/database.ts',
  looking: './look.ts',
  starting: './start-fires.ts',
  loading: '../../run/loading/load-agent.ts',
  shop: '../../../../../examples/small-shop/agent.ts',
}).map(([name, path]) => `const ${name} = await import(${JSON.stringify(new URL(path, import.meta.url).href)})`)

/** A worker process that looks, says so, and then does what `then` says. */
const worker = (then: string): string => `${modules.join('\n')}
  const { pool } = await database.connected(${JSON.stringify(clock.url)})
  const known = looking.knowing(${JSON.stringify(names)}.map((name) => wall.prepared(wall.aSchedule({ ...${JSON.stringify(spec)}, name }))))
  const now = new Date('2026-03-02T09:00:01Z')
  const context = { clock: { now: () => now }, agents: new Map([['claims', loading.loadAgent(shop.claims)]]) }
  await looking.lookAtSchedules(pool, known, now)
  ${then}`

test(
  'killed between the row of a time and its run, and in the middle of starting: each run is opened once',
  { timeout: 180_000 },
  async () => {
    const look = await clock.worker(...shops)
    const children = [
      startChild(worker(`console.log('looked'); await new Promise(() => setInterval(() => undefined, 1000))`)),
      startChild(
        worker(`let count = 0
        const query = pool.query.bind(pool)
        pool.query = (...given) => { if (given[0].name === 'start fire' && (count += 1) === 8) { console.log('in the middle'); return new Promise(() => undefined) } return query(...given) }
        await starting.startFires(pool, known, context, { signal: new AbortController().signal, onError: console.error })`),
      ),
    ]
    const [looking, starting] = children
    expect(await looking?.line()).toBe('looked')
    expect(await starting?.line()).toBe('in the middle')
    await Promise.all(children.map((child) => child.kill()))
    expect((await clock.fires()).filter((fire) => fire.endsWith('due'))).toHaveLength(23)
    clock.set('2026-03-02T09:00:30Z')
    await look()
    expect([await clock.runs(), await startedTwice()]).toEqual([30, []])
  },
)
