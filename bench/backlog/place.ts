import { backlogAgent, supportAgent } from '@operant/agents'
import { openCompany } from '@operant/sandbox'
import { assembleProject } from '../../packages/operant/src/project/load-project.ts'
import { openLoadedProject, type Project } from '../../packages/operant/src/project/open-project.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { companyClock } from '../support/company-clock.ts'

/** Where a company's desk works. */
export interface Workplace {
  /** The company's. */
  readonly directory: string
  /** Of the database that holds the runs. */
  readonly connectionString: string
}

/** Whoever asks for the goal. Nobody decides what they asked for themselves. */
export const asker = { name: 'omar', roles: ['operator'] } as const
/** Whoever decides what the agents may not. */
export const lead = { name: 'lena', roles: ['operator', 'support-lead', 'finance'] } as const

/** The backlog agent and the one for tickets on the company's systems. The project's clock is the company's, for every process. */
export function openWorkplace({ directory, connectionString }: Workplace): Promise<Project> {
  const loaded = assembleProject(`${directory}/operant.config.ts`, {
    agents: [supportAgent, backlogAgent],
    principals: [asker, lead].map(({ name, roles }) => ({ name, roles: [...roles] })),
    clock: companyClock(directory),
    folder: '.',
    clients: ({ clock }) => {
      const company = openCompany({ directory })
      const { orders, carrier, warehouse, payments, returns, policies, desk } = company
      const clients = { orders, carrier, warehouse, payments, returns, policies, desk, clock }
      return { ...clients, [Symbol.asyncDispose]: () => company.close() }
    },
  })
  return openLoadedProject(loaded, { open: () => connected(connectionString) })
}
