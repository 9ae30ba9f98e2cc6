import { join } from 'node:path'
import { openCompany } from '@operant/sandbox'
import { createCompany, score } from '@operant/sandbox/planter'
import { scoredRun } from '../../../packages/operant/src/cli/demo/scored-run.ts'
import { answerRequest, listRequests } from '../../../packages/operant/src/store/requests.ts'
import { fold } from '../../../packages/operant/src/journal/fold.ts'
import { listRuns } from '../../../packages/operant/src/store/runs.ts'
import type { Violation } from '../verdict/violation.ts'
import type { MakeScenario } from './scenario.ts'

const lead = { name: 'lena', roles: ['support-lead'] }

/** The ready-made agent on generated tickets; the sandbox's truth says what is right for each. Nobody answers questions. */
export const support: MakeScenario = async ({ directory, hidden, runs, reasoners, seed }) => {
  const truthFile = join(hidden, 'truth.json')
  createCompany({ directory, truthFile, seed, tickets: runs, difficulty: 2 })
  const company = openCompany({ directory })
  const tickets = (await company.desk.openTickets()).map(({ id }) => id)
  await company.close()
  return {
    openings: tickets.map((ticket, index) => ({
      run: ticket,
      reasoner: reasoners[index % reasoners.length] ?? 'search',
      goal: 'resolve ticket',
      input: { ticket },
      together: false,
    })),
    async act(pool) {
      for (const { id } of await listRequests(pool, { state: 'open', kind: 'approve' })) {
        const at = new Date().toISOString()
        await answerRequest(pool, {
          request: id,
          by: lead,
          how: { channel: 'command line' },
          answer: { kind: 'approved', reason: 'fair' },
          at,
        })
      }
    },
    async over(pool) {
      const open = (await listRuns(pool, { limit: 1_000 })).filter(({ state }) => state !== 'settled')
      const asking = new Set((await listRequests(pool, { state: 'open', kind: 'answer' })).map(({ run }) => run))
      return open.every(({ id, state }) => state === 'waiting' && asking.has(id))
    },
    judge: ({ journals }) => {
      const scored = tickets.map((ticket) => scoredRun(fold(ticket, journals.get(ticket) ?? [])))
      const { wrongDetails } = score({ directory, truthFile, runs: scored })
      return wrongDetails.map((one): Violation => ({
        kind: one.kind === 'missing' ? 'lost' : one.kind === 'repeated' ? 'double' : 'wrong',
        about: one.ticket ?? 'nobody',
        what: `(${one.class ?? 'no class'}) ${one.kind} ${one.operation ?? ''} ${one.what}`,
      }))
    },
    close: () => undefined,
  }
}
