import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Pool } from 'pg'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { anEvent, aRun } from '../../packages/operant/src/store/testing/samples.ts'
import { stopTestServer } from '../../packages/operant/src/store/testing/test-database.ts'
import { startApi } from '../support/serve-api.ts'
import { median } from '../engine/statistics.ts'
import { Follower, type Numbers } from './follower.ts'

const usage = `npm run bench:live -- [--short] [--followers N] [--json]

  200 events a second, told to 500 who follow everything: by one server process, over loopback, for 30 seconds (5 with
  --short). The writer and the followers are one process more, the database does not wait for the disk. Exit 1 where an
  event is lost or doubled, the server takes 300 MB or more, or (not with --short) one batch of a hundred comes later
  than 250 ms after the one before.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    followers: { type: 'string', default: '500' },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const count = Number(values.followers)
if (!Number.isInteger(count) || count < 1 || count > 5_000)
  throw new Error(`--followers takes a whole number from 1 to 5000, not "${values.followers}"`)

/** Runs that go on at once, and milliseconds between two events of each: 200 a second. */
const [runs, pause] = [10, 50]
const rounds = ((values.short ? 5 : 30) * 1_000) / pause

const { word, server, stop } = await startApi(new URL('server-process.ts', import.meta.url))
const pool = new Pool({ connectionString: word.connectionString, max: 10 })
try {
  const numbers: Numbers = new Map()
  const written = new Map<string, number>()
  const late: number[] = []
  const heard = (id: string): void => {
    const [, run, seq] = JSON.parse(Buffer.from(id, 'base64url').toString('utf8')) as [string, string, string]
    const at = written.get(`${run} ${seq}`)
    if (at !== undefined) late.push(performance.now() - at)
  }
  const followers = Array.from({ length: count }, (_, index) => new Follower(numbers, index === 0 ? heard : undefined))
  for (let first = 0; first < count; first += 50)
    await Promise.all(followers.slice(first, first + 50).map((follower) => follower.follow(word)))
  const took = await write(new PostgresRunStore(pool), written)
  const all = runs * (rounds + 1)
  const patience = performance.now() + 60_000
  while (followers.some(({ told }) => told < all) && performance.now() < patience) await sleep(50)
  const gaps = followers.flatMap((follower) => follower.gaps)
  const figures = {
    followers: count,
    events: all,
    eventsPerSecond: Math.round((all * 1_000) / took),
    told: followers.reduce((sum, { told }) => sum + told, 0),
    lost: followers.reduce((sum, { told }) => sum + Math.max(0, all - told), 0),
    wrong: followers.reduce((sum, follower) => sum + follower.wrong, 0),
    lateMs: { median: Math.round(median(late)), p99: Math.round(median(late, 0.99)) },
    betweenBatchesMs: { median: Math.round(median(gaps)), p99: Math.round(median(gaps, 0.99)) },
    peakMb: await peakOf(server.pid),
  }
  console.log(values.json ? JSON.stringify(figures) : JSON.stringify(figures, undefined, 2))
  const isSlow = !values.short && figures.betweenBatchesMs.p99 > 250
  if (figures.lost + figures.wrong > 0 || figures.peakMb >= 300 || isSlow) process.exitCode = 1
} finally {
  await pool.end()
  await stop()
  await stopTestServer()
}

/** Milliseconds that it took. */
async function write(store: PostgresRunStore, written: Map<string, number>): Promise<number> {
  const began = performance.now()
  const ids = Array.from({ length: runs }, (_, index) => `live-${index}`)
  await Promise.all(ids.map((id) => store.open(aRun({ id }))))
  for (let round = 1; round <= rounds; round++) {
    await Promise.all(
      ids.map(async (id) => {
        await store.append(id, round, [anEvent()])
        written.set(`${id} ${round + 1}`, performance.now())
      }),
    )
    await sleep(Math.max(0, began + round * pause - performance.now()))
  }
  return performance.now() - began
}

/** The most megabytes that a process has held. */
async function peakOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1] ?? Number.NaN) / 1_024)
}
