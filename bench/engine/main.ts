import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../packages/operant/src/store/database.ts'
import { startEmbeddedPostgres } from '../../packages/operant/src/store/embedded/embedded-postgres.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { full, short, type Scale } from './bench.ts'
import { measureParked } from './measure-parked.ts'
import { measurePlanning } from './measure-planning.ts'
import { measureSerial, measureThroughput } from './measure-steps.ts'
import { prepareRaw } from './raw.ts'
import { reportOf, type Figures } from './report.ts'

const { values: chosen } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** A folder for CPU profiles of the workers that take steps. */
    profile: { type: 'string' },
  },
})
const flags = chosen.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${chosen.profile}`]
const figures = await measure(chosen.short ? short : full, flags)
console.log(chosen.json ? JSON.stringify(figures) : reportOf(figures))

/** Measures on an embedded Postgres of its own, which waits for the disk as a real one does. */
async function measure(scale: Scale, workerFlags: readonly string[]): Promise<Figures> {
  const began = performance.now()
  const directory = await temporaryFolder('bench')
  const database = await openDatabase({ directory, connections: 24 })
  try {
    await prepareRaw(database.pool)
    const bench = {
      pool: database.pool,
      store: new PostgresRunStore(database.pool),
      server: (await startEmbeddedPostgres({ directory })).pid,
      orders: { connectionString: database.connectionString, readSteps: 20, writeSteps: 20 },
      scale,
      flags: workerFlags,
    }
    const serial = await measureSerial(bench)
    const one = await measureThroughput(bench, 1)
    const two = await measureThroughput(bench, 2)
    return {
      ...serial,
      cpuMsPerStep: one.cpuMsPerStep,
      stepsPerSecond: one.stepsPerSecond,
      stepsRatio: one.rawRatio,
      throughput: [one, two],
      ...(await measureParked(bench)),
      ...measurePlanning(scale.plans),
      seconds: (performance.now() - began) / 1_000,
    }
  } finally {
    await database.close({ server: 'stop' })
    await rm(directory, { recursive: true, force: true })
  }
}
