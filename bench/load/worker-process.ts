import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { startWorker } from '../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import { activate } from '../../packages/operant/src/run/activate.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { newRun } from '../../packages/operant/src/run/open-run.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { chain, SlowSystem } from './agent.ts'

export interface WorkerOrders {
  readonly connectionString: string
  readonly slots: number
}

/** How many runs it keeps at work, each replaced by another when it ends. */
export interface Keep {
  readonly keep: number
}

/** `rests`: none is at work any more, after so many steps and runs since it was told to keep some. */
export type WorkerWord =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rests'; readonly steps: number; readonly runs: number }
  | { readonly kind: 'error'; readonly message: string }

const { connectionString, slots } = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const database = await connected(connectionString, slots + 2)
const store = new PostgresRunStore(database.pool)
const system = new SlowSystem()
const agent = loadAgent(chain)

let keep = 0
let opened = 0
let done = { steps: 0, runs: 0 }
const atWork = new Set<string>()

const context = {
  store,
  agents: new Map([[chain.name, agent]]),
  connections: { client: async () => system },
  clock: systemClock,
  id: randomUUID,
  random: Math.random,
  grace: 5_000,
  observe: (_: string, { type }: { readonly type: string }) => {
    if (type === 'step.gave' || type === 'effect.read') done.steps += 1
  },
}

await startWorker({
  database,
  slots,
  clock: systemClock,
  activate: async (run, signal) => {
    const ended = await activate(context, run, signal)
    if (ended === undefined && atWork.delete(run)) {
      done.runs += 1
      await fill()
    }
    return ended
  },
  onError: (error, run) => say({ kind: 'error', message: `${run ?? 'worker'}: ${error.message}` }),
})

createInterface({ input: process.stdin })
  .on('line', (line) => {
    keep = (JSON.parse(line) as Keep).keep
    if (keep > 0) done = { steps: 0, runs: 0 }
    void fill()
  })
  // It ends with whoever started it.
  .on('close', () => process.exit())
say({ kind: 'ready' })

async function fill(): Promise<void> {
  const goal = chain.goals.get('reach')
  if (!goal) throw new Error('the agent has no goal')
  while (atWork.size < keep) {
    const id = `run_load_${process.pid}_${++opened}`
    atWork.add(id)
    const input = { start: opened }
    await store.open(newRun({ id, now: new Date(), agent: chain, goal, input, startedBy: 'bench' }))
  }
  if (keep === 0 && atWork.size === 0) say({ kind: 'rests', ...done })
}

function say(word: WorkerWord): void {
  console.log(JSON.stringify(word))
}
