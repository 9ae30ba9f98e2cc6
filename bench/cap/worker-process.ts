import { randomUUID } from 'node:crypto'
import { openCompany, type Payments } from '@operant/sandbox'
import { startWorker } from '../../packages/operant/src/dispatch/worker.ts'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import { activate } from '../../packages/operant/src/run/activate.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { refundAgent } from './refund-agent.ts'

/** What the test tells a worker. */
export interface CapOrders {
  readonly connectionString: string
  /** Of the sample company. */
  readonly company: string
  /** It kills itself at its first refund: when all is ready for the call, or when the call is done. Default: it lives. */
  readonly dies?: 'before the call' | 'after the call'
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the test starts this program
const given = JSON.parse(process.argv[2] ?? '{}') as CapOrders
const company = openCompany({ directory: given.company })
const database = await connected(given.connectionString)

function die(): void {
  process.kill(process.pid, 'SIGKILL')
  // Nothing more of this process happens, not even until the signal is there.
  for (;;);
}

const payments: Payments = {
  ...company.payments,
  async refund(request, key) {
    if (given.dies === 'before the call') die()
    const refund = await company.payments.refund(request, key)
    if (given.dies === 'after the call') die()
    return refund
  },
}
const clients: Readonly<Record<string, unknown>> = { orders: company.orders, payments }

await startWorker({
  database,
  clock: systemClock,
  slots: 4,
  activate: (run, signal) =>
    activate(
      {
        store: new PostgresRunStore(database.pool),
        agents: new Map([[refundAgent.name, loadAgent(refundAgent)]]),
        connections: { client: async ({ name }) => clients[name] },
        clock: systemClock,
        id: randomUUID,
        random: Math.random,
        grace: 1_000,
      },
      run,
      signal,
    ),
})
