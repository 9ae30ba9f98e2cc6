import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { PostgresRunStore } from './run-store.ts'
import { anEvent, opened } from './testing/samples.ts'

test('a database killed again and again loses no event and doubles none', { timeout: 120_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'operant-restart-'))
  await chmod(directory, 0o711)
  const database = await openDatabase({ directory, connections: 20 })
  onTestFinished(async () => {
    await database.close({ server: 'stop' })
    await rm(directory, { recursive: true, force: true })
  })
  const store = new PostgresRunStore(database.pool)
  const runs = await opened(store, 16)
  const progress = { written: 0, over: false }
  const writers = runs.map(async (run) => {
    for (let after = 1; !progress.over; after++) {
      const also = after % 3 === 0 ? { waits: { until: null } } : {}
      // Nobody else writes to these runs: any other answer is an event lost or doubled.
      expect(await store.append(run, after, [anEvent(`${after + 1}`)], also)).toEqual({
        kind: 'appended',
        seq: after + 1,
      })
      progress.written++
    }
  })
  for (let kill = 0; kill < 4; kill++) {
    await sleep(700)
    const goal = progress.written + 200
    process.kill((await startEmbeddedPostgres({ directory })).pid, 'SIGKILL')
    for (let waited = 0; progress.written < goal; waited++) {
      expect(waited).toBeLessThan(300)
      await sleep(100)
    }
  }
  progress.over = true
  await Promise.all(writers)
  // Killed once more while nobody is connected: no connection breaks, the next one is refused.
  const { pool } = database
  const idle = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()))
  for (const client of idle) client.release(true)
  expect(pool.totalCount).toBe(0)
  process.kill((await startEmbeddedPostgres({ directory })).pid, 'SIGKILL')
  for (const run of runs) {
    const [, ...events] = await store.read(run)
    expect(events).toMatchObject(events.map((_, index) => ({ seq: index + 2, why: `${index + 2}` })))
  }
  const total = await database.pool.query<{ events: number }>('SELECT count(*)::integer AS events FROM operant.journal')
  expect(total.rows[0]?.events).toBe(progress.written + runs.length)
  expect(await readFile(join(directory, 'server', 'server.log'), 'utf8').catch(() => '')).not.toMatch(/PANIC/)
})
