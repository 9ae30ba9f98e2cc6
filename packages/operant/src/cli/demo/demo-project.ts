import { dirname, join } from 'node:path'
import type { Clock } from '../../facts/time.ts'
import { assembleProject, type LoadedProject } from '../../project/load-project.ts'
import { loadAgents, loadSandbox } from './load-packages.ts'
import { sandboxWork } from './sandbox-work.ts'
import type { DemoNote } from './note.ts'

/** Where the company is, in the demo's state folder. */
export function companyDirectory(folder: string): string {
  return join(folder, 'demo', 'company')
}
/** Where its reconciliations are worked out, and their reports are. */
export function workpapersFolder(folder: string): string {
  return join(folder, 'demo', 'workpapers')
}
/** Where its truth is: apart from everything that a worker may read. */
export function truthFile(folder: string): string {
  return join(folder, 'truth', 'tickets.json')
}

/** The people of the sample company, and the demo itself, which opens a run for each ticket and may do nothing else. */
const principals = [
  { name: 'anna', roles: ['operator', 'buyer'] },
  { name: 'lena', roles: ['owner', 'operator', 'support-lead', 'supply-lead', 'controller', 'policy-publisher'] },
  { name: 'felix', roles: ['finance', 'operator', 'policy-publisher'] },
  { name: 'demo', roles: ['intake'] },
]

/** The project that a demo or a sandbox made: agents at work on the sample company. `file` is the demo's note. */
export async function loadDemo(file: string, note: DemoNote): Promise<LoadedProject> {
  const { openCompany } = await loadSandbox()
  const { supportAgent, Workpapers } = await loadAgents()
  const folder = dirname(file)
  return assembleProject(file, {
    ...(note.project === 'sandbox' ? await sandboxWork() : { agents: [supportAgent] }),
    principals,
    clock: companyClock(note),
    folder: '.',
    clients: ({ clock }) => {
      const company = openCompany({ directory: companyDirectory(folder), now: () => clock.now() })
      const { orders, carrier, warehouse, payments, returns, policies, desk, mail } = company
      const { purchasing, inbound, allocations, planning, bank, books } = company
      return {
        orders,
        carrier,
        warehouse,
        payments,
        returns,
        policies,
        desk,
        mail,
        purchasing,
        inbound,
        allocations,
        planning,
        bank,
        books,
        workpapers: new Workpapers(workpapersFolder(folder)),
        clock,
        [Symbol.asyncDispose]: () => company.close(),
      }
    },
  })
}

/** The company's day goes on from when the demo began. */
function companyClock(note: DemoNote): Clock {
  const ahead = Date.parse(note.asOf) - Date.parse(note.startedAt)
  return { now: () => new Date(Date.now() + ahead) }
}
