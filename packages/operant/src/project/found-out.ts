import { fold } from '../journal/fold.ts'
import type { FoundOut } from '../store/work-items.ts'
import type { Project } from './open-project.ts'

/** Why what somebody found out about writes of a run cannot be used: one is not of unknown outcome. */
export async function problemOfFound(
  { store }: Pick<Project, 'store'>,
  run: string,
  found: readonly FoundOut[],
): Promise<string | undefined> {
  if (found.length === 0) return undefined
  const { effects } = fold(run, await store.read(run))
  const unknown = [...effects.values()].filter(({ result, carried }) => result === 'unknown' && !carried)
  const stray = found.find(({ effect }) => !unknown.some(({ id }) => id === effect))
  if (!stray) return undefined
  const names = unknown.map(({ id, title }) => `${id} (${title})`).join(', ')
  return `run ${run} has no write "${stray.effect}" of unknown outcome; ${names === '' ? 'it has none' : `there is ${names}`}`
}
