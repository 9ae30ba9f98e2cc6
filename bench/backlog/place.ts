import { backlogAgent, supportAgent } from '@operant/agents'
import { openCompany, openDatabase } from '@operant/sandbox'
import { assembleProject } from '../../packages/operant/src/project/load-project.ts'
import { openLoadedProject, type Project } from '../../packages/operant/src/project/open-project.ts'
import { connected } from '../../packages/operant/src/store/database.ts'

/** Where a company's desk works. */
export interface Workplace {
  /** The company's. */
  readonly directory: string
  /** Of the database that holds the runs. */
  readonly connectionString: string
}

/** Whoever asks for the goal, and decides what the agents may not. */
export const lead = { name: 'lena', roles: ['operator', 'support-lead', 'finance'] } as const

/** The backlog agent and the one for tickets on the company's systems. The project's clock is the company's, for every process. */
export function openWorkplace({ directory, connectionString }: Workplace): Promise<Project> {
  const loaded = assembleProject(`${directory}/operant.config.ts`, {
    agents: [supportAgent, backlogAgent],
    principals: [{ name: lead.name, roles: [...lead.roles] }],
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

/** The instant that the company's own database says it is. */
function companyClock(directory: string): { now(): Date } {
  const database = openDatabase(directory, { readOnly: true })
  return {
    now: () => {
      const row = database.one<{ value: string }>("SELECT value FROM setting WHERE name = 'as_of'")
      if (!row) throw new Error(`the company in ${directory} has no clock`)
      return new Date(row.value)
    },
  }
}
