import { setTimeout as sleep } from 'node:timers/promises'
import { reconciliationAgent } from '@operant/agents'
import type { Project } from '../../../packages/operant/src/project/open-project.ts'
import { answerRequest, listRequests } from '../../../packages/operant/src/store/requests.ts'
import { runRow } from '../../../packages/operant/src/store/runs.ts'
import { people } from './place.ts'

/** Milliseconds between two looks at a run. */
const pause = 25

export interface Driven {
  readonly run: string
  readonly outcome: string
  readonly why: string
  readonly approved: number
}

/** Starts the goal and waits until it has ended. Scripted people approve whatever they are asked. */
export async function drive(project: Project, period: string): Promise<Driven> {
  const run = await project.startGoal({
    agent: reconciliationAgent.name,
    goal: 'reconcile',
    input: { period, currency: 'EUR' },
    startedBy: people.finance,
  })
  let approved = 0
  for (;;) {
    const row = await runRow(project.pool, run)
    if (row?.state === 'settled') return { run, outcome: row.outcome ?? '', why: row.summary ?? '', approved }
    if (row?.state === 'waiting') approved += await approveAll(project, run)
    await sleep(pause)
  }
}

/** @throws Error where somebody is asked for more than an approval: nobody is there to answer. */
async function approveAll(project: Project, run: string): Promise<number> {
  const all = await listRequests(project.pool, { state: 'open', run, limit: 1_000 })
  // What is looked at afterwards, as a sample, keeps nobody waiting.
  const open = all.filter(({ kind }) => kind !== 'review')
  for (const { id, kind, title } of open) {
    if (kind !== 'approve') throw new Error(`somebody is asked to ${kind}, which no script does: ${title}`)
    await answerRequest(project.pool, {
      request: id,
      by: { name: people.controller, roles: ['finance', 'controller'] },
      how: { channel: 'api' },
      answer: { kind: 'approved', reason: 'the scripted controller approves' },
      at: project.clock.now().toISOString(),
    })
  }
  return open.length
}
