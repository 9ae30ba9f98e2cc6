import type { ScoredRun } from '@operant/sandbox/planter'
import { scoredRun } from '../../packages/operant/src/cli/demo/scored-run.ts'
import { fold } from '../../packages/operant/src/journal/fold.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'

export async function stateOf({ store }: Project, run: string): Promise<RunState> {
  return fold(run, await store.read(run))
}

export async function hasEnded(project: Project, run: string): Promise<boolean> {
  return (await stateOf(project, run)).settled !== undefined
}

/** Child runs as the scorer sees them; what people approved on a ticket, they approved for every run on it. */
export async function scoredChildren(
  project: Project,
  state: RunState,
  approved: ReadonlySet<string>,
): Promise<readonly ScoredRun[]> {
  const states = await childStates(project, state)
  return states.map((child) => ({ ...scoredRun(child), approved: approved.has(ticketOf(child)) }))
}

/** Child runs that were begun. */
async function childStates(project: Project, { children }: RunState): Promise<readonly RunState[]> {
  const begun = [...children.values()].filter(({ standing }) => standing !== 'planned' && standing !== 'left')
  return Promise.all(begun.map(({ run }) => stateOf(project, run)))
}

/** The ticket that a run is about. */
function ticketOf({ opened }: RunState): string {
  const { ticket } = opened.input
  return typeof ticket === 'string' ? ticket : ''
}
