import type { CompanyDatabase } from '@operant/sandbox'
import type { Pool } from 'pg'
import { signal } from '../../packages/operant/src/store/deliver.ts'
import { answerRequest, listRequests } from '../../packages/operant/src/store/requests.ts'
import { setPaid, type Case } from './world/cases.ts'
import { paidSignal } from './world/reads.ts'

const lead = { name: 'lee', roles: ['lead'] }
const refused: readonly string[] = ['rejected', 'taken back']

/** Answers what the runs ask for; a database that is away is asked again the next time. */
export async function answerOpenRequests(pool: Pool, cases: readonly Case[]): Promise<void> {
  const kindOf = new Map(cases.map(({ run, kind }) => [run, kind]))
  for (const request of await listRequests(pool, { state: 'open', kind: 'approve' })) {
    const no = refused.includes(kindOf.get(request.run) ?? '')
    await answerRequest(pool, {
      request: request.id,
      by: lead,
      how: { channel: 'command line' },
      answer: { kind: no ? 'rejected' : 'approved', reason: no ? 'too much' : 'fair' },
      at: new Date().toISOString(),
    })
  }
}

/**
 * Has orders paid once the runs about them have waited for it twice; every other run is told, the rest find out by
 * themselves. Remembers in `paid` what it has done.
 */
export async function payLateOrders(
  pool: Pool,
  world: CompanyDatabase,
  late: readonly Case[],
  paid: Set<string>,
): Promise<void> {
  const waiting = await pool.query<{ run: string }>(
    `SELECT run_id AS run FROM operant.journal WHERE type = 'wait.began' GROUP BY run_id HAVING count(*) > 1`,
  )
  const runs = new Set(waiting.rows.map(({ run }) => run))
  for (const [index, one] of late.entries()) {
    if (paid.has(one.run) || !runs.has(one.run)) continue
    setPaid(world, one.order, true)
    paid.add(one.run)
    if (index % 2 === 0) await signal(pool, one.run, paidSignal(one.order), null, new Date().toISOString())
  }
}
