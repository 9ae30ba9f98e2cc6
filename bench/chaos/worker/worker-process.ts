import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { connectCompany } from '@operant/sandbox'
import { startWorker } from '../../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../../packages/operant/src/facts/time.ts'
import { activate as runActivation } from '../../../packages/operant/src/run/activate.ts'
import { advance } from '../../../packages/operant/src/run/advance.ts'
import type { Reasoner, RunContext } from '../../../packages/operant/src/run/context.ts'
import { loadAgent } from '../../../packages/operant/src/run/loading/load-agent.ts'
import { knownPeople } from '../../../packages/operant/src/run/guarding/people.ts'
import { openDatabase } from '../../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../../packages/operant/src/store/run-store.ts'
import { seeded } from '../../support/random.ts'
import type { ScenarioName } from '../scenario/scenario.ts'
import type { ReasonerName } from '../world/agent.ts'
import { agentFor } from './agent-for.ts'
import { clientTimeout } from '../world/faults.ts'
import { changeActions, deadlyAction } from './change-actions.ts'
import { deadlyStore } from './deadly-store.ts'
import { fateOf, tell, type Fated } from './fate.ts'
import { trustingAction, weakenedStore, type KnockOut } from './knock-outs.ts'

/** What the suite tells a worker. */
export interface WorkerOrders {
  readonly directory: string
  readonly company: string
  readonly scenario: ScenarioName
  readonly seed: number
  /** One agent for each. */
  readonly reasoners: readonly ReasonerName[]
  /** Where the model answers, for agents that reason by one. */
  readonly model: string
  readonly knockOut?: KnockOut | undefined
  readonly fated: Fated
  readonly slots: number
  /** How many of the activations are delivered twice at once, 0 to 1. */
  readonly doubled: number
}

const given = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const random = seeded(given.seed)
const fate = fateOf(given.fated, random)
const database = await openDatabase({ directory: given.directory })
const store = deadlyStore(weakenedStore(new PostgresRunStore(database.pool), given.knockOut), fate)
const company = connectCompany(given.company, { timeoutMs: clientTimeout })
const agents = await Promise.all(given.reasoners.map((reasoner) => agentFor(given.scenario, reasoner)))
const deadly = agents.map((agent) =>
  changeActions(agent, (spec) => deadlyAction(given.knockOut === 'read-back' ? trustingAction(spec) : spec, fate)),
)

const clients: Readonly<Record<string, unknown>> = { ...company, clock: { now: () => company.controls.clock() } }

const context: RunContext = {
  store,
  agents: new Map(deadly.map((agent) => [agent.name, loadAgent(agent)])),
  connections: { client: async ({ name }) => clients[name] },
  clock: systemClock,
  id: randomUUID,
  random,
  // Whoever opens the runs of the suite.
  people: knownPeople([{ name: 'ann', roles: ['operator'] }]),
  grace: 1_500,
  ...(given.reasoners.some((one) => one !== 'search') ? { reasoner: await cyclingReasoner() } : {}),
}

async function cyclingReasoner(): Promise<Reasoner> {
  // Loaded only where it is used: most rounds start dozens of workers that search.
  const { modelReasoner } = await import('../../../packages/operant/src/reasoning/model/model-reasoner.ts')
  return modelReasoner({ baseURL: given.model, model: 'cycling' })
}

async function activate(run: string, signal: AbortSignal): Promise<'overtaken' | undefined> {
  tell({ takes: run })
  // The others that were claimed together with it are to be told of as well before the first of them may be fatal.
  await nextTurn()
  try {
    return await drive(run, signal)
  } finally {
    tell({ leaves: run })
  }
}

async function drive(run: string, signal: AbortSignal): Promise<'overtaken' | undefined> {
  fate.pass('woken')
  const twice = random() < given.doubled
  const second = twice ? sleep(random() * 60).then(() => advance(context, run, signal)) : undefined
  const first = runActivation(context, run, signal)
  await Promise.allSettled([first, second])
  const ended = await first
  if (signal.aborted) throw new Error('the activation was cut short', { cause: signal.reason })
  setTimeout(() => fate.pass('at rest'), random() * 100)
  return ended
}

await startWorker({
  database,
  activate,
  clock: systemClock,
  slots: given.slots,
  timerInterval: 100,
  onError: (error, run) => tell({ error: `${run ?? 'worker'}: ${error.message}` }),
})
tell({ ready: true })
const orders = createInterface({ input: process.stdin })
orders.on('line', (line) => {
  const order = JSON.parse(line) as { readonly spare: string } | { readonly truce: number }
  if ('spare' in order) fate.spare(order.spare)
  else fate.truce(order.truce)
})
// It ends with whoever started it.
orders.on('close', () => process.exit())
