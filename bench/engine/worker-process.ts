import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { writeSync } from 'node:fs'
import { startWorker } from '../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import { activate } from '../../packages/operant/src/run/activate.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
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
      /** Of one step on average, from the first commit of any to the last; null for no step. */
      readonly stepMs: number | null
    }
  | { readonly kind: 'intended'; readonly run: string; readonly at: number }
  | { readonly kind: 'error'; readonly message: string }

const given = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const database = await connected(given.connectionString, given.slots + 2)
const system = new InstantSystem()
const agents = [reader(given.readSteps), writer(given.writeSteps), asker()]

/** The steps of a run under way: when its first commit of any and its last one were. */
interface Steps {
  readonly first: number
  last: number
  count: number
  /** How many were in the first commit. */
  inFirst: number
}
const stepsOf = new Map<string, Steps>()

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
    const ms = performance.now() - began
    say({ kind: 'activated', run, ms, stepMs: stepTime(run, ms) })
    return ended
  },
  onError: (error, run) => say({ kind: 'error', message: `${run ?? 'worker'}: ${error.message}` }),
})
say({ kind: 'ready' })

// It ends with whoever started it, or in good order when its input is closed.
createInterface({ input: process.stdin }).on('close', () => process.exit())

function noteStep(run: string): void {
  const steps = stepsOf.get(run)
  if (steps) {
    steps.last = now()
    steps.count += 1
    return
  }
  const began = { first: now(), last: now(), count: 1, inFirst: 0 }
  stepsOf.set(run, began)
  // The events of one commit are told in one go.
  queueMicrotask(() => void (began.inFirst = began.count))
}

/** What comes before the first commit is part of no step, unless there is no other. */
function stepTime(run: string, ms: number): number | null {
  const steps = stepsOf.get(run)
  stepsOf.delete(run)
  if (steps === undefined) return null
  const { first, last, count, inFirst } = steps
  return count > inFirst ? (last - first) / (count - inFirst) : ms / count
}

function say(word: WorkerWord): void {
  writeSync(1, `${JSON.stringify(word)}\n`)
}

/** Milliseconds since 1970, finer than `Date.now`; comparable between processes of one machine. */
function now(): number {
  return performance.timeOrigin + performance.now()
}
