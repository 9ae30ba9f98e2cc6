import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { startWorker } from '../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import { fold } from '../../packages/operant/src/journal/fold.ts'
import { progressOf } from '../../packages/operant/src/journal/progress.ts'
import { activate } from '../../packages/operant/src/run/activate.ts'
import { FoldedRuns } from '../../packages/operant/src/run/folded-runs.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import type { RunContext } from '../../packages/operant/src/run/context.ts'
import { newRun } from '../../packages/operant/src/run/open-run.ts'
import type { Database } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { all, collector, Shelf, tidier } from './collection-agents.ts'

/** What one collection of some size took. */
export interface CollectionFigures {
  readonly elements: number
  readonly seconds: number
  /** Of this process: the engine of parent and children, without the database. */
  readonly cpuMsPerElement: number
  readonly wallMsPerElement: number
  /** Of the parent's journal. */
  readonly events: number
  readonly journalMb: number
  readonly lists: number
  readonly activations: number
}

/** Works off a collection of so many elements, a child run each, by one worker. */
export async function measureCollection(database: Database, elements: number): Promise<CollectionFigures> {
  const run = `run_${randomUUID()}`
  const shelf = new Shelf(elements, run.slice(-6))
  const store = new PostgresRunStore(database.pool)
  const context: RunContext = {
    store,
    agents: new Map([tidier, collector].map((agent) => [agent.name, loadAgent(agent)])),
    connections: { client: async () => shelf },
    clock: systemClock,
    id: randomUUID,
    random: Math.random,
    grace: 5_000,
    folded: new FoldedRuns(),
    people: () => ({ roles: ['operator'] }),
  }
  let activations = 0
  let trouble: Error | undefined
  const worker = await startWorker({
    database,
    clock: systemClock,
    activate: (id, signal) => {
      if (id === run) activations += 1
      return activate(context, id, signal)
    },
    onError: (error) => (trouble ??= error),
  })
  const cpu = process.cpuUsage()
  const began = performance.now()
  await store.open(
    newRun({ id: run, now: systemClock.now(), agent: collector, goal: all.spec, input: {}, startedBy: 'olga' }),
  )
  await worker.idle()
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  await worker.stop()
  if (trouble) throw trouble
  const events = await store.read(run)
  const state = fold(run, events)
  if (state.settled?.outcome !== 'met' || progressOf(state).ended.met !== elements || shelf.writes !== elements)
    throw new Error(`the run ended ${state.settled?.outcome}, and ${shelf.writes} of ${elements} were tidied up`)
  return {
    elements,
    seconds: took / 1_000,
    cpuMsPerElement: (user + system) / 1_000 / elements,
    wallMsPerElement: took / elements,
    events: events.length,
    journalMb: Buffer.byteLength(JSON.stringify(events)) / 1e6,
    lists: shelf.lists,
    activations,
  }
}
