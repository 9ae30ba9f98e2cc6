import { fold } from '../../packages/operant/src/journal/fold.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'

export async function stateOf({ store }: Project, run: string): Promise<RunState> {
  return fold(run, await store.read(run))
}

/** Child runs that were begun. */
export async function childStates(project: Project, { children }: RunState): Promise<readonly RunState[]> {
  const begun = [...children.values()].filter(({ standing }) => standing !== 'planned' && standing !== 'left')
  return Promise.all(begun.map(({ run }) => stateOf(project, run)))
}

/** The ticket that a run is about. */
export function ticketOf({ opened }: RunState): string {
  const { ticket } = opened.input
  return typeof ticket === 'string' ? ticket : ''
}
