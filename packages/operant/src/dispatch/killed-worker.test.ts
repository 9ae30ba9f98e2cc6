import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { PostgresRunStore } from '../store/run-store.ts'
import { startChild, type Child } from '../store/testing/child-process.ts'
import { anEvent, opened } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { startWorker, type Worker } from './worker.ts'

/** A run that a worker in another process is driving, and will for ever; and a worker here that would like to. */
async function driven(): Promise<{ child: Child; worker: Worker; events: () => Promise<number> }> {
  const database = await testDatabase()
  const store = new PostgresRunStore(database.pool)
  const [run = ''] = await opened(store, 1)
  const child = startChild(`
    const { connected } = await import(${JSON.stringify(new URL('../store/database.ts', import.meta.url).href)})
    const { startWorker } = await import(${JSON.stringify(new URL('worker.ts', import.meta.url).href)})
    const database = await connected(${JSON.stringify(database.connectionString)})
    const activate = (run) => new Promise(() => console.log(run))
    await startWorker({ database, activate, clock: { now: () => new Date() } })`)
  expect(await child.line()).toBe(run)
  const activate = async (id: string): Promise<void> => {
    await store.append(id, 1, [anEvent()], { waits: { until: null } })
  }
  const worker = await startWorker({ database, activate, clock: { now: () => new Date() } })
  onTestFinished(async () => {
    await child.kill()
    await worker.stop()
    await database.close()
  })
  return { child, worker, events: async () => (await store.read(run)).length }
}

test.concurrent(
  'a run whose worker is killed goes on elsewhere within fifteen seconds',
  { timeout: 120_000 },
  async () => {
    const { child, worker, events } = await driven()
    await child.kill()
    const killed = performance.now()
    await worker.idle()
    expect(await events()).toBe(2)
    expect(performance.now() - killed).toBeLessThan(15_000)
  },
)

test.concurrent('a run whose worker lives is left to it, however long it takes', { timeout: 120_000 }, async () => {
  const { events } = await driven()
  await sleep(14_000)
  expect(await events()).toBe(1)
})
