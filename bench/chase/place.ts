import { chaseAgent, delayAgent } from '@operant/agents'
import { openCompany } from '@operant/sandbox'
import { assembleProject } from '../../packages/operant/src/project/load-project.ts'
import { openLoadedProject, type Project } from '../../packages/operant/src/project/open-project.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { companyClock } from '../support/company-clock.ts'
import { calendar, starts } from './starts.ts'

/** Where a company's purchasing works. */
export interface Workplace {
  /** The company's. */
  readonly directory: string
  /** Of the database that holds the runs. */
  readonly connectionString: string
}

export const people = {
  buyer: 'ruth',
  lead: 'amir',
} as const

/** Both agents on the company's systems. The project's clock is the company's, in its database, for every process. */
export function openWorkplace({ directory, connectionString }: Workplace): Promise<Project> {
  const loaded = assembleProject(`${directory}/operant.config.ts`, {
    agents: [chaseAgent, delayAgent],
    principals: [
      { name: people.buyer, roles: ['buyer'] },
      { name: people.lead, roles: ['buyer', 'supply-lead'] },
    ],
    calendars: [calendar],
    triggers: starts,
    clock: companyClock(directory),
    folder: '.',
    clients: ({ clock }) => {
      const company = openCompany({ directory })
      const { purchasing, mail, inbound, allocations, planning, warehouse, policies } = company
      const clients = { purchasing, mail, inbound, allocations, planning, warehouse, policies, clock }
      return { ...clients, [Symbol.asyncDispose]: () => company.close() }
    },
  })
  return openLoadedProject(loaded, { open: () => connected(connectionString) })
}
