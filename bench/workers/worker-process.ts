import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { writeSync } from 'node:fs'
import type { SystemLimits } from '../../packages/operant/src/agent/connector.ts'
import type { Agent } from '../../packages/operant/src/agent/define-agent.ts'
import { lease } from '../../packages/operant/src/connectors/limits/place-share.ts'
import { SystemTurns } from '../../packages/operant/src/connectors/limits/system-turns.ts'
import { processTiming } from '../../packages/operant/src/connectors/limits/timing.ts'
import { startWorker } from '../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import { activate } from '../../packages/operant/src/run/activate.ts'
import type { RunContext } from '../../packages/operant/src/run/context.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { sharePlaces, takeCalls } from '../../packages/operant/src/store/system-limits.ts'
import { knownPeople } from '../../packages/operant/src/run/guarding/people.ts'
import { DeclaredJudgements } from '../../packages/operant/src/reasoning/judgements/declared-judgements.ts'
import { MemoryExamples } from '../../packages/operant/src/reasoning/judgements/examples.ts'
import { jobAgent } from './agent.ts'
import { SlowSystem } from './slow-system.ts'
import { slowCompany } from './tickets.ts'

/** What the benchmark tells a worker. */
export interface WorkerOrders {
  readonly connectionString: string
  readonly slots: number
  /** Of the system, or of the company. */
  readonly folder: string
  readonly work: 'jobs' | 'tickets'
  /** Of the system, for all workers. */
  readonly limits?: SystemLimits
}

const given = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const database = await connected(given.connectionString, given.slots + 2)
const agent = given.work === 'jobs' ? jobAgent : await supportAgent()
const clients: Readonly<Record<string, unknown>> =
  given.work === 'jobs' ? { system: new SlowSystem(given.folder) } : slowCompany(given.folder)
const worker = randomUUID()
const onError = (error: Error, run?: string) => void process.stderr.write(`${run ?? 'worker'}: ${error.message}\n`)

const context: RunContext = {
  store: new PostgresRunStore(database.pool),
  agents: new Map([[agent.name, loadAgent(agent)]]),
  connections: { client: async ({ name }) => clients[name] },
  clock: systemClock,
  id: randomUUID,
  random: Math.random,
  grace: 5_000,
  people: knownPeople([{ name: 'ann', roles: ['operator'] }]),
  judgements: new DeclaredJudgements(new MemoryExamples(), async () => undefined),
  ...(given.limits ? { turns: turnsWithin(given.limits) } : {}),
}

function turnsWithin(limits: SystemLimits): SystemTurns {
  const { pool } = database
  return new SystemTurns(new Map([['system', limits]]), {
    timing: processTiming,
    random: Math.random,
    onError,
    share: (system, most, use) => sharePlaces(pool, { system, worker, most, lease }, use),
    take: (system, own, wanted) => takeCalls(pool, system, own, wanted),
  })
}

async function supportAgent(): Promise<Agent> {
  // Loaded only where it is used: it learns to read first.
  const agents = await import('@operant/agents')
  return agents.supportAgent
}

await startWorker({
  database,
  slots: given.slots,
  clock: systemClock,
  activate: (run, signal) => activate(context, run, signal),
  onError,
})
writeSync(1, `${JSON.stringify({ ready: true })}\n`)
// It ends with whoever started it, or in good order when its input is closed.
createInterface({ input: process.stdin }).on('close', () => process.exit())
