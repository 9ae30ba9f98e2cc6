import { fold } from '../journal/fold.ts'
import type { SetState } from '../journal/set-state.ts'
import { knowledge } from '../planning/knowledge.ts'
import { standingsOf, toldChanges, type ToldChange } from '../planning/set-standing.ts'
import type { Project } from './open-project.ts'
import type { RequestRow } from '../store/requests.ts'

/** The elements that a request is about, as its run's journal tells them; nothing where it is about no change set. */
export async function elementsAsked(
  project: Pick<Project, 'store' | 'agents'>,
  { id, run }: Pick<RequestRow, 'id' | 'run'>,
): Promise<{ readonly set: SetState; readonly elements: readonly ToldChange[] } | undefined> {
  const state = fold(run, await project.store.read(run))
  const asked = state.requests.get(id)?.set
  const set = asked && state.sets.get(asked.id)
  const agent = project.agents.get(state.opened.agent)?.agent
  if (!asked || !set || !agent) return undefined
  const standings = standingsOf(knowledge(agent, state), set)
  const elements = asked.elements.flatMap(([first, last]) => set.elements.slice(first, last + 1))
  return { set, elements: toldChanges(elements, standings) }
}
