import { setTimeout as sleep } from 'node:timers/promises'
import type { RunEvent } from '../../journal/events.ts'
import type { Project } from '../../project/open-project.ts'
import { stopsFolder } from '../../project/stop-files.ts'
import { countMoving } from '../../store/runs.ts'
import { loadAgents } from './load-packages.ts'
import { confinedFlags } from '../confinement.ts'
import { startWorkers, type WorkerProcessOptions } from '../worker-processes.ts'
import { demoDatabaseVariable } from './demo-database.ts'
import { companyDirectory, workpapersFolder } from './demo-project.ts'

/** The run on a ticket; opening it a second time changes nothing. */
export function runOf(ticket: string): string {
  return `run_${ticket}`
}

/** Opens a run for each ticket that is not solved; answers how many there are. */
export async function openTickets(project: Project): Promise<number> {
  const { desk } = await loadAgents()
  const system = (await project.context.connections.client(desk)) as {
    openTickets(): Promise<readonly { id: string }[]>
  }
  const tickets = await system.openTickets()
  const [goal = ''] = project.agents.get('support')?.agent.goals.keys() ?? []
  for (const { id } of tickets)
    await project.startGoal({ agent: 'support', goal, input: { ticket: id }, startedBy: 'demo', run: runOf(id) })
  return tickets.length
}

/** Works, here or in processes of their own, until every run is settled or waits for somebody. */
export async function workTickets(
  project: Project,
  workers: number,
  observe: (run: string, event: RunEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const working =
    workers === 0
      ? await project.worker()
      : startWorkers(workers, {
          file: project.file,
          restart: false,
          output: (line) => tell(line, observe),
          ...confined(project),
        })
  let ended = false
  if ('ended' in working) void working.ended.then(() => (ended = true))
  try {
    while (!signal.aborted && (await stillMoving(project)) > 0) {
      if (ended) throw new Error('the workers ended before the work was done; what they said is above')
      await sleep(50)
    }
  } finally {
    await working.stop()
  }
}

/** They see the company, and the database over the network; the truth about its tickets is out of their reach. */
export function confined({ file, folder, database }: Project): Pick<WorkerProcessOptions, 'flags' | 'environment'> {
  return {
    flags: confinedFlags({
      read: [file, stopsFolder(folder)],
      write: [companyDirectory(folder), workpapersFolder(folder)],
    }),
    environment: { [demoDatabaseVariable]: database.connectionString },
  }
}

function tell(line: string, observe: (run: string, event: RunEvent) => void): void {
  const { run, ...event } = JSON.parse(line) as RunEvent & { readonly run: string }
  observe(run, event as RunEvent)
}

/** Runs that are under way, or will be within a minute. */
export function stillMoving({ pool, clock }: Project): Promise<number> {
  return countMoving(pool, new Date(clock.now().getTime() + 60_000))
}
