import { parseArgs } from 'node:util'
import { stopTestServer } from '../../packages/operant/src/store/testing/test-database.ts'
import { median } from '../engine/statistics.ts'
import { startApi } from '../support/serve-api.ts'
import { answersAfter } from './agent.ts'
import { readFor, type Reads } from './reads.ts'
import { startWork, type Work } from './work.ts'

const usage = `npm run bench:load -- [--short] [--json]

  Reads of the API over loopback, 40 a second of what the console shows, for 60 seconds (12 with --short): by turns
  without work, and while 20 runs are at work that read and write in a system which answers after ${answersAfter} ms.
  Server, worker and whoever reads are a process each, the database does not wait for the disk. Exit 1 where a read
  fails, or (not with --short) the 99th percentile with work is more than three times the one without.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const [perSecond, atWork, turns] = [40, 20, 3]
const seconds = (values.short ? 12 : 60) / (2 * turns)

const { word, stop } = await startApi(new URL('server-process.ts', import.meta.url))
const work = await startWork(word.connectionString, atWork)
try {
  // Runs to be looked at, and code that is compiled.
  await work.begin()
  await readFor(word, ['/runs?limit=50'], perSecond, 3)
  await work.rest()
  const paths = pathsOf(work)
  await readFor(word, paths, perSecond, 3)
  const without: Reads[] = []
  const withWork: Reads[] = []
  let steps = 0
  let runs = 0
  let worked = 0
  for (let turn = 0; turn < turns; turn++) {
    without.push(await readFor(word, paths, perSecond, seconds))
    const began = performance.now()
    await work.begin()
    withWork.push(await readFor(word, paths, perSecond, seconds))
    const did = await work.rest()
    steps += did.steps
    runs += did.runs
    worked += performance.now() - began
  }
  const figures = {
    reads: { perSecond, ...figuresOf(without) },
    readsWithWork: { perSecond, ...figuresOf(withWork) },
    work: { atOnce: atWork, runs, stepsPerSecond: Math.round((steps * 1_000) / worked) },
    p99Ratio: Number((p99Of(withWork) / p99Of(without)).toFixed(2)),
  }
  console.log(values.json ? JSON.stringify(figures) : JSON.stringify(figures, undefined, 2))
  const failed = figures.reads.failed + figures.readsWithWork.failed
  const isSlow = !values.short && figures.p99Ratio > 3
  if (failed > 0 || isSlow || runs === 0) process.exitCode = 1
} finally {
  await work.stop()
  await stop()
  await stopTestServer()
}

/** What somebody at the console looks at: lists, and some runs in full. */
function pathsOf({ run }: Work): readonly string[] {
  const lists = ['/runs?limit=50', '/runs?state=settled&limit=50', '/requests?limit=50', '/inbox']
  return [...lists, `/runs/${run}`, `/runs/${run}/steps`, `/runs/${run}/plan`, `/runs/${run}/journal?limit=50`]
}

function figuresOf(all: readonly Reads[]) {
  const took = all.flatMap((one) => one.took)
  const rounded = (share: number): number => Number(median(took, share).toFixed(1))
  const failed = all.reduce((sum, one) => sum + one.failed, 0)
  return { count: took.length, failed, medianMs: rounded(0.5), p99Ms: rounded(0.99) }
}

function p99Of(all: readonly Reads[]): number {
  return median(
    all.flatMap(({ took }) => took),
    0.99,
  )
}
