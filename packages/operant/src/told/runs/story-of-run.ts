import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import type { RunStore } from '../../run/store.ts'
import { readStory } from './read-story.ts'
import type { Story } from './story.ts'

/** Reads the story of a run; undefined where there is no such run. */
export async function storyOfRun(
  { store, agents }: { readonly store: Pick<RunStore, 'read'>; readonly agents: ReadonlyMap<string, LoadedAgent> },
  run: string,
): Promise<Story | undefined> {
  const events = await store.read(run)
  const [opened] = events
  return opened?.type === 'run.opened' ? readStory(run, events, agents.get(opened.agent)?.agent) : undefined
}
