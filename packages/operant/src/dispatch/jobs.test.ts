import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../store/database.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { opened } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { openJobs, type ActivationJob, type Jobs } from './jobs.ts'

let database: Database
let jobs: Jobs
beforeEach(async () => {
  database = await testDatabase()
  await opened(new PostgresRunStore(database.pool), 1)
  jobs = await openJobs(database.pool, () => undefined)
})
afterEach(async () => {
  await jobs.stop()
  await database.close()
})

async function taken(): Promise<ActivationJob> {
  for (;;) {
    const [job] = await jobs.take(1)
    if (job) return job
    await sleep(20)
  }
}

/** Seconds until the job may be taken again, once it was given back; 0 where it may be now. */
async function pause({ id }: ActivationJob): Promise<number> {
  for (;;) {
    const { rows } = await database.pool.query<{ state: string; seconds: number }>(
      `SELECT state, greatest(0, extract(epoch FROM start_after - now()))::float AS seconds
       FROM operant_queue.job WHERE id = $1`,
      [id],
    )
    if (rows[0]?.state === 'retry') return rows[0].seconds
    await sleep(20)
  }
}

test(
  'a run whose worker fell silent may be taken again at once, however often that happened',
  { timeout: 60_000 },
  async () => {
    const job = await taken()
    await database.pool.query(
      `UPDATE operant_queue.job SET retry_count = 6, heartbeat_on = now() - interval '1 minute' WHERE id = $1`,
      [job.id],
    )
    expect(await pause(job)).toBe(0)
    expect((await taken()).id).toBe(job.id)
  },
)

test('an activation that threw is tried again after a pause that grows to ten seconds', async () => {
  const job = await taken()
  await database.pool.query('UPDATE operant_queue.job SET retry_count = 5 WHERE id = $1', [job.id])
  await jobs.failed({ ...job, retryCount: 5 }, 'broken')
  expect(await pause(job)).toBeGreaterThan(5)
})
