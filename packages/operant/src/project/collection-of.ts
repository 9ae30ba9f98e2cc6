import { fold } from '../journal/fold.ts'
import type { RunState } from '../journal/state.ts'
import { childRows } from '../store/children.ts'
import { tally, toldElements, type ToldCollection, type ToldElement } from '../told/runs/collection.ts'
import type { Project } from './open-project.ts'

/** The elements that a run handed on, as they stand now; undefined where it has handed on none, or there is no such run. */
export async function elementsOfRun(
  project: Pick<Project, 'store' | 'pool'>,
  run: string,
): Promise<readonly ToldElement[] | undefined> {
  const events = await project.store.read(run)
  return events.length === 0 ? undefined : elementsIn(project, fold(run, events))
}

/** The same, of a run whose journal was read. */
export async function elementsIn(
  { pool }: Pick<Project, 'pool'>,
  state: RunState,
): Promise<readonly ToldElement[] | undefined> {
  return state.children.size === 0 ? undefined : toldElements(state, await childRows(pool, state.run))
}

/** How they stand together. */
export async function collectionIn(
  project: Pick<Project, 'pool'>,
  state: RunState,
): Promise<ToldCollection | undefined> {
  const elements = await elementsIn(project, state)
  return elements && tally(elements)
}
