import type { z } from '@hono/zod-openapi'
import { at } from '../../../facts/json.ts'
import { fold } from '../../../journal/fold.ts'
import type { RequestRow } from '../../../store/requests.ts'
import { outsideWords, textsIn, type OutsideWords } from '../../../told/runs/outside-words.ts'
import type { ApiParts } from '../api.ts'
import type { OutsideTextTold } from '../schemas/request-told.ts'

/** Characters of each text, and texts, that a request is told with; each is told whole by itself. */
const limits = { longest: 8_000, most: 12 } as const

/** What outsiders wrote and a run has read; those that stand in what is asked come first. */
export async function textsOf(
  parts: Pick<ApiParts, 'project'>,
  request: RequestRow,
): Promise<readonly z.infer<typeof OutsideTextTold>[]> {
  return (await wordsOf(parts, request, limits.most)).map((one) => {
    const whole = one.text.length <= limits.longest
    return { ...one, length: one.text.length, text: whole ? one.text : one.text.slice(0, limits.longest), whole }
  })
}

/** One of these texts, whole; undefined where what is asked has nothing to do with it. */
export async function wholeText(
  parts: Pick<ApiParts, 'project'>,
  request: RequestRow,
  digest: string,
): Promise<z.infer<typeof OutsideTextTold> | undefined> {
  const found = (await wordsOf(parts, request, Infinity)).find((one) => one.digest === digest)
  return found && { ...found, length: found.text.length, whole: true }
}

async function wordsOf(
  { project }: Pick<ApiParts, 'project'>,
  { run, shown }: RequestRow,
  most: number,
): Promise<readonly OutsideWords[]> {
  const state = fold(run, await project.store.read(run))
  const own = textsIn(at(shown, ['arguments']) ?? null, 'argument')
  return outsideWords(project.store, state, { least: 1, most }, own)
}
