import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { addCustomer, addOrder, createEmptyCompany, openCompany } from '@operant/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { encodeInput, newRun } from '../../packages/operant/src/run/open-run.ts'
import { listBudgets } from '../../packages/operant/src/store/budgets.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { countRuns, listRuns } from '../../packages/operant/src/store/runs.ts'
import { testDatabase } from '../../packages/operant/src/store/testing/test-database.ts'
import { refundAgent } from './refund-agent.ts'
import type { CapOrders } from './worker-process.ts'

const refunds = 50
const orderIds = Array.from({ length: refunds }, (_, n) => `O-${n + 1}`)

/** A company with fifty paid orders of 100.00 GBP. */
function companyOf(): string {
  const directory = mkdtempSync(join(tmpdir(), 'operant-cap-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const company = createEmptyCompany({ directory, asOf: '2026-03-02T12:00:00Z' })
  addCustomer(company, { id: 'C-1' })
  for (const id of orderIds)
    addOrder(company, {
      id,
      customerId: 'C-1',
      placedOn: '2026-02-01',
      promisedOn: '2026-02-05',
      lines: [{ sku: 'S-1', price: '100.00' }],
    })
  company.close()
  return directory
}

function startWorkerProcess(orders: CapOrders): ChildProcess {
  const flags = ['-C', 'operant-source', '--disable-warning=ExperimentalWarning']
  const program = fileURLToPath(new URL('worker-process.ts', import.meta.url))
  const child = spawn(process.execPath, [...flags, program, JSON.stringify(orders)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function signalOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.signalCode
}

test(
  '#15 #16 fifty concurrent refunds of 100.00 under a cap of 1,000.00, with workers killed: exactly ten',
  { timeout: 300_000 },
  async () => {
    const database = await testDatabase()
    onTestFinished(() => database.close())
    const directory = companyOf()
    const store = new PostgresRunStore(database.pool)
    const goal = refundAgent.goals.get('payBack')
    if (!goal) throw new Error('the agent has no goal')
    await Promise.all(
      orderIds.map((orderId) =>
        store.open(
          newRun({
            id: `run_${orderId}`,
            now: new Date(),
            agent: refundAgent,
            goal,
            input: encodeInput(goal, { orderId }),
            startedBy: 'ann',
          }),
        ),
      ),
    )
    const orders = { connectionString: database.connectionString, company: directory }
    // Each of these is killed at its first refund, with up to four runs in hand.
    const doomed = (['before the call', 'after the call', 'before the call', 'after the call'] as const).map((dies) =>
      startWorkerProcess({ ...orders, dies }),
    )
    expect(await Promise.all(doomed.map(signalOf))).toEqual(doomed.map(() => 'SIGKILL'))
    const survivors = [startWorkerProcess(orders), startWorkerProcess(orders)]
    while ((await countRuns(database.pool)).settled < refunds) {
      expect(survivors.map(({ exitCode }) => exitCode)).toEqual([null, null])
      await sleep(100)
    }
    const company = openCompany({ directory })
    const paid = (await company.ledger.writes()).filter(({ operation }) => operation === 'refund')
    await company.close()
    expect(paid).toHaveLength(10)
    expect(new Set(paid.map((one) => one.arguments['order'])).size).toBe(10)
    expect(paid.map((one) => one.arguments['amount'])).toEqual(paid.map(() => ({ amount: '100.00', currency: 'GBP' })))
    expect((await listBudgets(database.pool)).map(({ usedMinor }) => usedMinor)).toEqual([100_000n])
    const runs = await listRuns(database.pool, { limit: refunds })
    expect(Object.groupBy(runs, ({ outcome }) => outcome ?? 'open')).toMatchObject({
      met: { length: 10 },
      'handed over': { length: 40 },
    })
    const over = runs.filter(({ outcome }) => outcome === 'handed over').map(({ summary }) => summary)
    expect(over.filter((why) => !why?.includes('would pass the limit of 1000.00 GBP'))).toEqual([])
  },
)
