import { chaseOrder, answerDelay } from '@operant/agents'
import { type Company } from '@operant/sandbox'
import type { Pool } from 'pg'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { people } from './place.ts'

/** A chase for each order of which something is overdue, unless one is under way or the buyer has it already. */
export async function startChases(project: Project, company: Company): Promise<void> {
  const today = project.clock.now().toISOString().slice(0, 10)
  for (const order of await company.purchasing.promisedBefore(today)) {
    const before = await runsOf(project.pool, `chase_${order}_`)
    if (before.some(({ outcome }) => outcome === null || outcome !== 'met')) continue
    await project.startGoal({
      agent: 'supplier chase',
      goal: chaseOrder.spec,
      input: { purchaseOrderId: order },
      startedBy: people.scheduler,
      run: `chase_${order}_${before.length + 1}`,
    })
  }
}

/** One run for each shipment that logistics reports as disturbed; it goes on until the goods are here. */
export async function startDelays(project: Project, company: Company): Promise<void> {
  for (const shipment of await company.inbound.disturbed())
    await project.startGoal({
      agent: 'shipment delay',
      goal: answerDelay.spec,
      input: { shipmentId: shipment },
      startedBy: people.scheduler,
      run: `delay_${shipment}`,
    })
}

async function runsOf(pool: Pool, prefix: string): Promise<readonly { readonly outcome: string | null }[]> {
  const { rows } = await pool.query<{ outcome: string | null }>(
    'SELECT outcome FROM operant.runs WHERE starts_with(id, $1)',
    [prefix],
  )
  return rows
}
