import { runRow, type RunRow } from '../../store/runs.ts'
import { storyOfRun } from '../../told/runs/story-of-run.ts'
import type { Story } from '../../told/runs/story.ts'
import type { ApiParts } from './api.ts'
import { notFound } from './problem.ts'

/** @throws ApiProblem where there is no such run. */
export async function rowOf({ pool }: ApiParts['project'], id: string): Promise<RunRow> {
  const row = await runRow(pool, id)
  if (!row) throw notFound('run', id)
  return row
}

/** @throws ApiProblem where there is no such run. */
export async function storyOf(project: ApiParts['project'], id: string): Promise<Story> {
  const story = await storyOfRun(project, id)
  if (!story) throw notFound('run', id)
  return story
}
