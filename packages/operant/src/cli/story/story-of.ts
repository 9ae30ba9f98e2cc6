import type { Project } from '../../project/open-project.ts'
import { CommandMistake } from '../mistake.ts'
import { readStory } from './read-story.ts'
import type { Story } from './story.ts'

/**
 * Reads the story of a run of the project.
 * @throws CommandMistake where there is no such run.
 */
export async function storyOf(project: Project, run: string): Promise<Story> {
  const events = await project.store.read(run)
  const [opened] = events
  if (opened?.type !== 'run.opened') throw new CommandMistake(`there is no run "${run}"; operant runs lists them`)
  return readStory(run, events, project.agents.get(opened.agent)?.agent)
}
