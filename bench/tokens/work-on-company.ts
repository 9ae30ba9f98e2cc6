import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openCompany } from '@operant/sandbox'
import { createCompany, isAsExpected, judge, settledAlone } from '@operant/sandbox/planter'
import { benchOf } from '../../packages/agents/src/support/test-bench.ts'
import { scoredRun } from '../../packages/operant/src/cli/demo/scored-run.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import type { Reasoner } from '../../packages/operant/src/run/context.ts'
import { takenIn, type Taken } from '../support/real-model.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { supportBy } from '../unforeseen/work-on-cases.ts'
import type { Options } from './options.ts'

/** One ticket that the agent worked on. */
export interface Worked {
  readonly ticket: string
  readonly class: string
  /** By whom: search alone, with steps of the model, or by a person who has it now. */
  readonly by: 'search' | 'model' | 'person'
  /** Its ledgers hold what is right, and nothing else. */
  readonly right: boolean
  readonly wrong: boolean
  readonly taken: Taken
  readonly milliseconds: number
}

/** Has the support agent work on the tickets of one company in memory; nobody answers or approves. */
export async function workOnCompany(
  seed: number,
  { tickets, difficulty }: Pick<Options, 'tickets' | 'difficulty'>,
  { reasoning, reasoner }: { readonly reasoning: 'search' | 'hybrid'; readonly reasoner: Reasoner },
  onDone: (done: number, of: number) => void,
): Promise<readonly Worked[]> {
  const [world, hidden] = [await temporaryFolder('tokens'), await temporaryFolder('truth')]
  const directory = join(world, 'company')
  const truthFile = join(hidden, 'truth.json')
  createCompany({ directory, truthFile, seed, tickets, difficulty })
  const company = openCompany({ directory })
  try {
    const bench = await benchOf(company, { agent: supportBy(reasoning), reasoner })
    const open = await company.desk.openTickets()
    const runs: { readonly state: RunState; readonly taken: Taken; readonly milliseconds: number }[] = []
    for (const { id } of open) {
      const began = performance.now()
      const state = await bench.run('support', 'resolve ticket', { ticket: id }, id)
      const milliseconds = performance.now() - began
      runs.push({ state, taken: takenIn([await bench.store.read(id)]), milliseconds })
      onDone(runs.length, open.length)
    }
    const { judged } = judge({ directory, truthFile, runs: runs.map(({ state }) => scoredRun(state)) })
    return runs.map(({ state, taken, milliseconds }): Worked => {
      const one = judged.find(({ truth }) => truth.ticket === state.run)
      if (!one) throw new Error(`nobody judged ticket ${state.run}`)
      const alone = settledAlone(one)
      return {
        ticket: `${seed} ${state.run}`,
        class: one.truth.class,
        by: alone ? (state.reasoning.calls > 0 ? 'model' : 'search') : 'person',
        right: isAsExpected(one),
        wrong: one.wrong.length > 0,
        taken,
        milliseconds,
      }
    })
  } finally {
    await company.close()
    await Promise.all([world, hidden].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}
