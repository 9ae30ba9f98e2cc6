import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { writeSync } from 'node:fs'
import { startWorker } from '../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import { activate } from '../../packages/operant/src/run/activate.ts'
import { loadAgent } from '../../packages/operant/src/run/load-agent.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { asker, InstantSystem, reader, writer } from './agents.ts'

/** What the benchmark tells a worker. */
export interface WorkerOrders {
  readonly connectionString: string
  readonly slots: number
  readonly readSteps: number
  readonly writeSteps: number
}

/** What a worker says: that it is ready, how long one activation took, and when it intended a write. */
export type WorkerWord =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'activated'
      readonly run: string
      readonly ms: number
      /** From one step's commit to the next, on average; null for fewer than two steps. */
      readonly stepMs: number | null
    }
  | { readonly kind: 'intended'; readonly run: string; readonly at: number }
  | { readonly kind: 'error'; readonly message: string }

const given = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const database = await connected(given.connectionString, given.slots + 2)
const system = new InstantSystem()
const agents = [reader(given.readSteps), writer(given.writeSteps), asker()]

/** When the first step of a run was committed, when the last, and how many. */
const committed = new Map<string, { readonly first: number; last: number; steps: number }>()

const context = {
  store: new PostgresRunStore(database.pool),
  agents: new Map(agents.map((agent) => [agent.name, loadAgent(agent)])),
  connections: { client: async () => system },
  clock: systemClock,
  id: randomUUID,
  random: Math.random,
  grace: 5_000,
  observe: (run: string, event: { readonly type: string }) => {
    if (event.type === 'effect.intended' && run.startsWith('ask')) say({ kind: 'intended', run, at: now() })
    if (event.type === 'step.gave' || event.type === 'effect.read') noteStep(run)
  },
}

await startWorker({
  database,
  slots: given.slots,
  clock: systemClock,
  activate: async (run, signal) => {
    const began = performance.now()
    const ended = await activate(context, run, signal)
    say({ kind: 'activated', run, ms: performance.now() - began, stepMs: stepTime(run) })
    committed.delete(run)
    return ended
  },
  onError: (error, run) => say({ kind: 'error', message: `${run ?? 'worker'}: ${error.message}` }),
})
say({ kind: 'ready' })

// It ends with whoever started it, or in good order when its input is closed.
createInterface({ input: process.stdin }).on('close', () => process.exit())

function noteStep(run: string): void {
  const at = now()
  const steps = committed.get(run)
  if (steps === undefined) committed.set(run, { first: at, last: at, steps: 1 })
  else {
    steps.last = at
    steps.steps += 1
  }
}

function stepTime(run: string): number | null {
  const steps = committed.get(run)
  return steps === undefined || steps.steps < 2 ? null : (steps.last - steps.first) / (steps.steps - 1)
}

function say(word: WorkerWord): void {
  writeSync(1, `${JSON.stringify(word)}\n`)
}

/** Milliseconds since 1970, finer than `Date.now`; comparable between processes of one machine. */
function now(): number {
  return performance.timeOrigin + performance.now()
}
