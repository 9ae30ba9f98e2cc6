import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openDatabase, type Database } from '../../packages/operant/src/store/database.ts'
import { median } from '../engine/statistics.ts'
import { progress, runProgram } from '../support/program.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { killOne, rateOf, type Task } from './measure.ts'
import { makePlace } from './place.ts'
import { leastRatio, reportOf, type Compared, type Figures } from './report.ts'
import { takes } from './slow-system.ts'

const usage = `npm run bench:workers -- [--short] [--json]

  The same work by one worker process and by two, at equal concurrency each, on one Postgres that waits for the disk,
  where each call of a system takes ${takes} ms: single jobs, the same jobs as elements of a collection, tickets of the
  sample company, and jobs under limits that are never reached. Then one of two workers is killed in the middle. Exit 1
  where two workers do less than ${leastRatio} times as much (not with --short), or a run is lost or done twice.`

const { values: chosen } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const unreached = { atOnce: 10_000, perSecond: 100_000 }
const jobs = { work: 'jobs', count: chosen.short ? 60 : 200, slots: 4 } as const
const tasks: readonly (Omit<Task, 'workers'> & { readonly name: string })[] = [
  { ...jobs, name: 'single jobs' },
  { ...jobs, name: 'elements of one collection', work: 'collection' },
  { ...jobs, name: 'tickets of the sample company', work: 'tickets', count: chosen.short ? 16 : 60 },
  { ...jobs, name: 'single jobs under limits', limits: unreached },
]
const rounds = chosen.short ? 1 : 3

async function compare(server: Database, directory: string, task: (typeof tasks)[number]): Promise<Compared> {
  const one: number[] = []
  const two: number[] = []
  for (let round = 0; round < rounds; round++) {
    progress(`${task.name}: ${round + 1} of ${rounds}`)
    // What else the machine does changes slowly: in turn, each first as often.
    for (const workers of round % 2 === 0 ? [1, 2] : [2, 1]) {
      const place = await makePlace(server, directory)
      ;(workers === 1 ? one : two).push(await rateOf(place, { ...task, workers }))
      await place.database.close()
    }
  }
  const ratios = one.map((rate, index) => (two[index] ?? 0) / rate)
  return { name: task.name, slots: task.slots, one: median(one), two: median(two), ratio: median(ratios), ratios }
}

async function main(): Promise<boolean> {
  if (chosen.help) {
    console.log(usage)
    return true
  }
  const directory = await temporaryFolder('workers')
  const server = await openDatabase({ directory, connections: 4 })
  try {
    const loadBefore = loadavg()[0] ?? 0
    const compared: Compared[] = []
    for (const task of tasks) compared.push(await compare(server, directory, task))
    progress('one of two workers is killed')
    const place = await makePlace(server, directory)
    const killed = await killOne(place, jobs)
    await place.database.close()
    progress('')
    const figures: Figures = { compared, killed, load: [loadBefore, loadavg()[0] ?? 0] }
    console.log(chosen.json ? JSON.stringify(figures) : reportOf(figures))
    const [single] = compared
    const fast = chosen.short || (single?.ratio ?? 0) >= leastRatio
    return fast && killed.lost === 0 && killed.double === 0
  } finally {
    await server.close({ server: 'stop' })
    await rm(directory, { recursive: true, force: true })
  }
}

await runProgram(main)
