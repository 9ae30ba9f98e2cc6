import { supportAgent } from '@operant/agents'
import { openCompany } from '@operant/sandbox'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import { assembleProject } from '../../packages/operant/src/project/load-project.ts'
import { openLoadedProject, type Project } from '../../packages/operant/src/project/open-project.ts'
import { connected } from '../../packages/operant/src/store/database.ts'

/** Where one company's tickets are worked on. */
export interface Workplace {
  /** The company's. */
  readonly directory: string
  /** Of the database that holds the runs. */
  readonly connectionString: string
  /** The company's time when the work began, and the real time then. */
  readonly asOf: string
  readonly startedAt: string
}

/** The support agent on the company's systems, as `operant demo` has it. */
export function openWorkplace(place: Workplace, observe?: (run: string, event: RunEvent) => void): Promise<Project> {
  const { directory, connectionString, asOf, startedAt } = place
  const ahead = Date.parse(asOf) - Date.parse(startedAt)
  const loaded = assembleProject(`${directory}/operant.config.ts`, {
    agents: [supportAgent],
    principals: [
      { name: 'lena', roles: ['operator', 'support-lead'] },
      { name: 'score', roles: ['intake'] },
    ],
    clock: { now: () => new Date(Date.now() + ahead) },
    folder: '.',
    clients: ({ clock }) => {
      const company = openCompany({ directory, now: () => clock.now() })
      const { orders, carrier, warehouse, payments, returns, policies, desk, mail, purchasing } = company
      const clients = { orders, carrier, warehouse, payments, returns, policies, desk, mail, purchasing, clock }
      return { ...clients, [Symbol.asyncDispose]: () => company.close() }
    },
  })
  return openLoadedProject(loaded, { open: () => connected(connectionString), ...(observe ? { observe } : {}) })
}
