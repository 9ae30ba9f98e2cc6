import type { Project } from '../../project/open-project.ts'
import { CommandMistake } from '../mistake.ts'
import { storyOfRun } from '../../told/runs/story-of-run.ts'
import type { Story } from '../../told/runs/story.ts'

/**
 * Reads the story of a run of the project.
 * @throws CommandMistake where there is no such run.
 */
export async function storyOf(project: Project, run: string): Promise<Story> {
  const story = await storyOfRun(project, run)
  if (!story) throw new CommandMistake(`there is no run "${run}"; operant runs lists them`)
  return story
}
