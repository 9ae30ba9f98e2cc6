import { runAgain } from '../run/again/run-again.ts'
import { openAgain, type AgainRefusal } from '../store/runs-again.ts'
import { storyOfRun } from '../told/runs/story-of-run.ts'
import type { Project } from './open-project.ts'

/** From which step of which run, by whom and why. */
export interface AgainAsked {
  readonly run: string
  readonly from: number
  readonly by: string
  readonly reason: string
  /** Of the new run. The same one twice opens one run. */
  readonly id: string
}

/** What came of it: the new run; or why there is none. */
export type Begun =
  | { readonly kind: 'begun'; readonly run: string }
  | { readonly kind: 'no such run' }
  | { readonly kind: 'no such step'; readonly steps: number }
  | { readonly kind: 'refused'; readonly why: string; readonly run?: string }

/** Runs an earlier run again from one of its steps, as a new run that acts for real. A worker drives it. */
export async function beginAgain(
  project: Pick<Project, 'store' | 'pool' | 'clock' | 'agents'>,
  { run, from, by, reason, id }: AgainAsked,
): Promise<Begun> {
  const story = await storyOfRun(project, run)
  if (!story) return { kind: 'no such run' }
  const step = story.steps[from - 1]
  if (!step && !(from === 1 && story.steps.length === 0)) return { kind: 'no such step', steps: story.steps.length }
  const made = runAgain({
    id,
    now: project.clock.now(),
    agent: project.agents.get(story.agent)?.agent,
    run,
    events: await project.store.read(run),
    step: from,
    seq: step?.seq ?? 0,
    by,
    reason,
  })
  if (made.kind === 'refused') return made
  const refused = await openAgain(project.pool, made.run)
  return refused ? refusal(refused) : { kind: 'begun', run: id }
}

function refusal(refused: AgainRefusal): Begun {
  if (refused.refused === 'open') return { kind: 'refused', why: 'somebody returned it meanwhile, and it goes on' }
  const { run } = refused
  return { kind: 'refused', why: `run ${run} is this one again, and is under way`, run }
}
