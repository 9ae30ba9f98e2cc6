import { reconciliationAgent } from '@operant/agents'
import { openCompany } from '@operant/sandbox'
import { assembleProject } from '../../../packages/operant/src/project/load-project.ts'
import { openLoadedProject, type Project } from '../../../packages/operant/src/project/open-project.ts'
import { connected } from '../../../packages/operant/src/store/database.ts'
import { markedBank, markedBooks, MarkedWorkpapers, type OnMark } from './marks.ts'

/** Where the books of a company are reconciled. */
export interface Workplace {
  /** The company's. */
  readonly directory: string
  /** Where workpapers and reports go. */
  readonly workpapers: string
  /** Of the database that holds the runs. */
  readonly connectionString: string
}

export const people = {
  finance: 'ingrid',
  controller: 'omar',
} as const

/** The agent on the company's bank and books. `onMark` is told how far a reconciliation is. */
export function openWorkplace(place: Workplace, onMark: OnMark = () => undefined): Promise<Project> {
  const { directory, connectionString } = place
  const loaded = assembleProject(`${directory}/operant.config.ts`, {
    agents: [reconciliationAgent],
    principals: [
      { name: people.finance, roles: ['finance'] },
      { name: people.controller, roles: ['finance', 'controller'] },
    ],
    folder: '.',
    clients: () => {
      const company = openCompany({ directory })
      return {
        bank: markedBank(company.bank, onMark),
        books: markedBooks(company.books, onMark),
        workpapers: new MarkedWorkpapers(place.workpapers, onMark),
        [Symbol.asyncDispose]: () => company.close(),
      }
    },
  })
  return openLoadedProject(loaded, { open: () => connected(connectionString) })
}
