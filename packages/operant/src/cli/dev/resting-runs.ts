import type { Project } from '../../project/open-project.ts'
import { fold } from '../../journal/fold.ts'
import { goalOf } from '../../run/goal-of.ts'
import { goneFrom } from '../../run/loading/parked.ts'
import { listRuns } from '../../store/runs.ts'

/** Open runs of a project, and why some of them rest until something that was taken away is back. */
export async function restingRuns(
  project: Project,
): Promise<{ readonly open: number; readonly resting: readonly string[] }> {
  const rows = (await listRuns(project.pool, { limit: 500 })).filter(({ state }) => state !== 'settled')
  const resting: string[] = []
  for (const { id } of rows) {
    const state = fold(id, await project.store.read(id))
    const { agent, goal } = state.opened
    const known = project.agents.get(agent)?.agent
    if (!known || !goalOf(known, state.opened))
      resting.push(`${id} rests: there is no agent ${agent} with a goal ${goal} any more`)
    else {
      const gone = goneFrom(known, state)
      if (gone.length > 0) resting.push(`${id} rests: agent ${agent} has no ${gone.join(', ')} any more`)
    }
  }
  return { open: rows.length, resting }
}
