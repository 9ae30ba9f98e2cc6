import { fold } from '../journal/fold.ts'
import type { Json } from '../facts/json.ts'
import { goalOf } from '../run/goal-of.ts'
import { rolesFor, titleOf, workItem } from '../run/taking/work-item.ts'
import { knowledge } from '../planning/knowledge.ts'
import type { Project } from './open-project.ts'

/** A run under way as whoever takes it over is shown it, by its journal as it is now; undefined: there is no such run. */
export async function itemOfRun(
  project: Pick<Project, 'store' | 'agents'>,
  run: string,
  why: string,
): Promise<
  | {
      readonly roles: readonly string[]
      readonly requester: string
      readonly title: string
      readonly shown: Json
    }
  | undefined
> {
  const events = await project.store.read(run)
  if (events.length === 0) return undefined
  const state = fold(run, events)
  const { agent: name } = state.opened
  const loaded = project.agents.get(name)
  const goal = loaded && goalOf(loaded.agent, state.opened)
  const shown = goal
    ? workItem(knowledge(loaded.agent, state, loaded.guarded), goal, { why, missing: state.missing })
    : { goal: state.opened.asked, why }
  const roles = [...new Set([...rolesFor(state), 'operator', 'owner'])]
  return { roles, requester: `agent ${name}`, title: titleOf(state, why), shown }
}
