import { join } from 'node:path'
import { type Company, openCompany } from '@operant/sandbox'
import {
  type BacklogScore,
  type BacklogTruth,
  createBacklogCompany,
  readBacklogTruth,
  scoreBacklog,
} from '@operant/sandbox/planter'
import type { Agent } from 'operant'
import { Workbench, type WorkbenchOptions } from 'operant/testing'
import { onTestFinished } from 'vitest'
import { clientsOf, type RunState, scoredRun, temporaryDirectory } from '../support/test-company.ts'
import { supportAgent } from '../support/support-agent.ts'
import { backlogAgent } from './backlog-agent.ts'

export interface DeskDay {
  readonly directory: string
  readonly bench: Workbench
  readonly company: Company
  readonly truth: BacklogTruth
  /** What was done so far, by the company's ledgers. */
  readonly score: () => Promise<BacklogScore>
}

export interface DayOptions {
  readonly seed?: number
  readonly waiting?: number
  readonly perHour?: number
  readonly people?: number
  readonly minutesPerTicket?: number
  readonly agent?: Agent
  readonly support?: Agent
  readonly reasoner?: NonNullable<WorkbenchOptions['reasoner']>
}

/** A generated company at ten in the morning, and both agents in memory on its clock. People do nothing by themselves. */
export function deskDay(options: DayOptions = {}): DeskDay {
  const directory = temporaryDirectory()
  const truthFile = join(temporaryDirectory(), 'truth.json')
  const { seed = 3, waiting = 40, perHour = 4, people = 2, minutesPerTicket = 12 } = options
  createBacklogCompany({
    directory,
    truthFile,
    seed,
    difficulty: 1,
    waiting,
    perHour,
    hours: 7,
    people,
    minutesPerTicket,
  })
  const truth = readBacklogTruth(truthFile)
  const time: { now: () => Date } = { now: () => new Date(truth.asOf) }
  const company = openCompany({ directory, now: () => time.now() })
  onTestFinished(() => company.close())
  const bench = new Workbench({
    agents: [options.support ?? supportAgent, options.agent ?? backlogAgent],
    clients: { ...clientsOf(company), clock: { now: () => time.now() } },
    now: new Date(truth.asOf),
    ...(options.reasoner ? { reasoner: options.reasoner } : {}),
  })
  time.now = () => bench.context.clock.now()
  return {
    directory,
    bench,
    company,
    truth,
    score: async () => {
      const states = (await Promise.all([...bench.store.journals.keys()].map((run) => bench.state(run)))).filter(
        ({ opened }) => opened.goal === 'resolve ticket',
      )
      const at = bench.context.clock.now().toISOString()
      return scoreBacklog({
        directory,
        truthFile,
        at,
        runs: states.map((state) => scoredRun(ticketOf(state.opened.input), state)),
      })
    },
  }
}

export function ticketOf(input: RunState['opened']['input'] | undefined): string {
  const ticket = input?.['ticket']
  return typeof ticket === 'string' ? ticket : ''
}
