import { setTimeout as sleep } from 'node:timers/promises'
import type { Project } from '../../project/open-project.ts'
import { listRuns } from '../../store/runs.ts'
import { openTicket, runOf, unsolvedTickets } from '../demo/work.ts'

export interface Arriving {
  /** How many runs there are at least before the others come one by one. */
  readonly atOnce: number
  /** Milliseconds from one to the next. */
  readonly every: number
}

/**
 * Opens runs for the company's unsolved tickets, as its desk would tell of them: some at once, the others one by one, until all
 * have come or `signal` aborts. Each counts once, so that after a restart it goes on where it was.
 */
export async function ticketsArrive(project: Project, { atOnce, every }: Arriving, signal: AbortSignal): Promise<void> {
  const known = new Set((await listRuns(project.pool, { limit: mostRuns })).map(({ id }) => id))
  for (const { id } of await unsolvedTickets(project)) {
    if (known.has(runOf(id))) continue
    if (known.size >= atOnce) await sleep(every, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await openTicket(project, id)
    known.add(runOf(id))
  }
}

/** More than a company has tickets. */
const mostRuns = 20_000
