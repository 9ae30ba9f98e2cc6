import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../packages/operant/src/store/database.ts'
import { startEmbeddedPostgres } from '../../packages/operant/src/store/embedded/embedded-postgres.ts'
import { putPrincipal } from '../../packages/operant/src/store/principals.ts'
import { listRequests } from '../../packages/operant/src/store/requests.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { full, short, type Bench, type Scale } from '../engine/bench.ts'
import { approve, park } from '../engine/measure-parked.ts'
import { prepareRaw } from '../engine/raw.ts'
import { median } from '../engine/statistics.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** An answer goes on within so many times what a NOTIFY and a commit take by themselves. */
const most = 5

/** People who may answer each request, and are told of it. */
const people = ['lee', 'kim', 'max']

interface Figures {
  /** Requests that are open while some are answered. */
  readonly open: number
  readonly answered: number
  /** Milliseconds from an answer to the committed intent that it allows; median and 90th percentile. */
  readonly goesOnMs: number
  readonly goesOnMs90: number
  /** Milliseconds from sending a raw insert with a NOTIFY until another connection hears of its commit. */
  readonly notifyCommitMs: number
  readonly ratio: number
}

const { values: chosen } = parseArgs({
  options: { short: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const figures = await measure(chosen.short ? short : full)
console.log(chosen.json ? JSON.stringify(figures) : reportOf(figures))
process.exitCode = figures.ratio <= most ? 0 : 1

/** Measures on an embedded Postgres of its own, which waits for the disk as a real one does. */
async function measure(scale: Scale): Promise<Figures> {
  const directory = await temporaryFolder('bench-requests')
  const database = await openDatabase({ directory, connections: 24 })
  try {
    await prepareRaw(database.pool)
    for (const name of people) await putPrincipal(database.pool, { name, roles: ['lead'] })
    const bench: Bench = {
      pool: database.pool,
      store: new PostgresRunStore(database.pool),
      server: (await startEmbeddedPostgres({ directory })).pid,
      orders: { connectionString: database.connectionString, readSteps: 20, writeSteps: 20 },
      scale,
      flags: [],
    }
    const runs = await park(bench, scale.parked)
    const open = (await listRequests(database.pool, { state: 'open', limit: scale.parked + 1 })).length
    if (open !== scale.parked) throw new Error(`${open} requests are open, not ${scale.parked}: nothing was measured`)
    await database.pool.query('VACUUM ANALYZE')
    const took = await approve(bench, runs.slice(0, scale.approvals))
    // A worker that has just started is slow until its code is compiled.
    const warm = took.approvals.slice(scale.approvals / 3)
    const goesOnMs = median(warm)
    const notifyCommitMs = median(took.notified.slice(scale.approvals / 3))
    const ratio = goesOnMs / notifyCommitMs
    return { open, answered: took.approvals.length, goesOnMs, goesOnMs90: median(warm, 0.9), notifyCommitMs, ratio }
  } finally {
    await database.close({ server: 'stop' })
    await rm(directory, { recursive: true, force: true })
  }
}

function reportOf({ open, answered, goesOnMs, goesOnMs90, notifyCommitMs, ratio }: Figures): string {
  return [
    `${open} requests open, ${people.length} people who may answer each; ${answered} answered one after the other.`,
    `NOTIFY and commit until it is heard: ${ms(notifyCommitMs)}`,
    `An answer until the run has gone on: ${ms(goesOnMs)} (90th percentile ${ms(goesOnMs90)})`,
    `${ratio.toFixed(2)} times; at most ${most}: ${ratio <= most ? 'kept' : 'NOT KEPT'}`,
  ].join('\n')
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`
}
