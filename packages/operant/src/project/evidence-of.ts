import { z } from 'zod'
import { partsOf } from '../facts/key.ts'
import type { Json } from '../facts/json.ts'
import type { RequestRow } from '../store/requests.ts'
import { storyOfRun } from '../told/runs/story-of-run.ts'
import type { Source, ToldStep } from '../told/runs/story.ts'
import type { Project } from './open-project.ts'

/** Further ones are found at the run. */
const most = 40

/** A fact that what is asked rests on; the label is not told of what somebody judges blindly. */
export type EvidenceTold = Pick<Source, 'fact' | 'about' | 'value' | 'from' | 'step' | 'rule'> & {
  readonly label: string
}

/**
 * What a request rests on, the nearest first: the facts that its step used, those that these were made of, and so on. Of
 * a review only what it shows itself, for the run would tell what was decided.
 */
export async function evidenceOf(
  project: Pick<Project, 'store' | 'agents'>,
  request: RequestRow,
): Promise<readonly EvidenceTold[]> {
  if (request.kind === 'review') return factsShown(request.shown)
  const steps = (await storyOfRun(project, request.run))?.steps ?? []
  const asking = steps.find((step) => step.requests.some((one) => one.request === request.id))
  return asking ? restsOn(steps, asking) : []
}

function restsOn(steps: readonly ToldStep[], asking: ToldStep): readonly EvidenceTold[] {
  const found = new Map<string, Source>()
  const reached = new Set([asking])
  // A set is walked in the order in which it grows.
  for (const step of reached)
    for (const source of step.rests) {
      const key = `${source.fact}\n${source.about}`
      if (!found.has(key)) found.set(key, source)
      const giver = source.step === undefined ? undefined : steps[source.step - 1]
      if (giver) reached.add(giver)
    }
  return [...found.values()].slice(0, most)
}

const shape = z.object({ facts: z.array(z.object({ fact: z.string(), value: z.json(), from: z.string() })) })

function factsShown(shown: Json): readonly EvidenceTold[] {
  return (shape.safeParse(shown).data?.facts ?? []).slice(0, most).map(({ fact, value, from }) => {
    const { name, scope } = partsOf(fact)
    return { fact: name, about: scope.join(' / '), value, from, label: '' }
  })
}
