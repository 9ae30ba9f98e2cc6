import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { SystemLimits } from '../agent/connector.ts'
import type { Database } from '../store/database.ts'
import { countRuns } from '../store/runs.ts'
import { startChild } from '../store/testing/child-process.ts'
import { heldTestDatabase } from '../store/testing/test-database.ts'
import { openLoadedProject, type Project } from './open-project.ts'
import { bookingProject, watchedShop, type WatchedShop } from './testing/limited-shop.ts'

const modules = Object.entries({
  database: '../store/database.ts',
  opening: './open-project.ts',
  shop: './testing/limited-shop.ts',
}).map(([name, path]) => `const ${name} = await import(${JSON.stringify(new URL(path, import.meta.url).href)})`)

/** Worker processes of one project on one database, with many runs that book an order each at a shop with limits. */
async function workersAt(limits: SystemLimits, { count, runs, takes }: { count: number; runs: number; takes: number }) {
  const database = await heldTestDatabase()
  onTestFinished(() => database.close())
  const shop = await watchedShop(takes)
  onTestFinished(() => shop.close())
  const project = await openLoadedProject(bookingProject(shop.base, limits), { open: async () => database })
  for (let order = 0; order < runs; order++)
    await project.startGoal({ agent: 'booker', goal: 'book', input: { orderId: `O-${order}` }, startedBy: 'olga' })
  const began = performance.now()
  const children = Array.from({ length: count }, () => startWorker(database, shop, limits))
  await Promise.all(children.map((child) => child.line()))
  return { database, shop, project, children, runs, began }
}

function startWorker(database: Database, shop: WatchedShop, limits: SystemLimits) {
  const child = startChild(`${modules.join('\n')}
    const loaded = shop.bookingProject(${JSON.stringify(shop.base)}, ${JSON.stringify(limits)})
    const open = () => database.connected(${JSON.stringify(database.connectionString)}, 6)
    const project = await opening.openLoadedProject(loaded, { open })
    await project.worker({ slots: 8 })
    console.log('ready')`)
  onTestFinished(() => child.kill())
  return child
}

async function allEnded(project: Project, runs: number): Promise<readonly unknown[]> {
  while ((await countRuns(project.pool)).settled < runs) await sleep(100)
  const { rows } = await project.pool.query('SELECT outcome, count(*)::integer FROM operant.runs GROUP BY outcome')
  return rows
}

test(
  'three worker processes, one of them killed, never have more calls under way than the limit of their system',
  { timeout: 240_000 },
  async () => {
    const { shop, project, children, runs } = await workersAt({ atOnce: 3 }, { count: 3, runs: 24, takes: 30 })
    while (shop.seen.calls < 24) await sleep(5)
    await children[0]?.kill()
    expect(await allEnded(project, runs)).toEqual([{ outcome: 'met', count: 24 }])
    // Of a killed worker, the system may still be at work on what was begun.
    expect(shop.seen.most).toBeLessThanOrEqual(3)
    expect(new Set(shop.booked).size).toBe(24)
    expect(shop.booked).toHaveLength(24)
  },
)

test(
  'two worker processes together begin no more calls in a time than the limit of their system',
  { timeout: 240_000 },
  async () => {
    const limits = { perSecond: 20 }
    const { shop, project, runs, began } = await workersAt(limits, { count: 2, runs: 16, takes: 1 })
    expect(await allEnded(project, runs)).toEqual([{ outcome: 'met', count: 16 }])
    const { calls } = shop.seen
    // A read, a look, a look first, the write and its read-back: of each run.
    expect(calls).toBeGreaterThanOrEqual(4 * runs)
    expect(performance.now() - began).toBeGreaterThanOrEqual((Math.ceil(calls / limits.perSecond) - 1) * 1_000)
    expect(shop.booked).toHaveLength(16)
  },
)
