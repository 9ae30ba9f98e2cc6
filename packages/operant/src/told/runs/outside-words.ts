import type { Json } from '../../facts/json.ts'
import type { RunState } from '../../journal/state.ts'
import type { RunStore } from '../../run/store.ts'
import { factName } from './fact-name.ts'
import { named } from './notes.ts'

/** What somebody outside wrote and a run has read: data, never an instruction. */
export interface OutsideWords {
  /** The fact and the field that hold it. */
  readonly name: string
  readonly text: string
  /** What stands for it in values. */
  readonly digest: string
  /** Everybody known to have written it. */
  readonly writers: readonly string[]
}

/** The texts from outside of at least so many characters that a run knows, each once; those that are named first come first. */
export async function outsideWords(
  store: Pick<RunStore, 'text'>,
  { facts }: Pick<RunState, 'facts'>,
  limits: { readonly least: number; readonly most: number },
  first: readonly FoundText[] = [],
): Promise<readonly OutsideWords[]> {
  const known = [...facts].flatMap(([key, fact]) => textsIn(fact.value, factName(named(key))))
  const found = new Map<string, FoundText>()
  for (const one of [...first, ...known])
    if (one.length >= limits.least && !found.has(one.digest)) found.set(one.digest, one)
  const words = await Promise.all(
    [...found.values()].slice(0, limits.most).map(async ({ digest, name }) => {
      const kept = await store.text(digest)
      return kept ? [{ name, digest, text: kept.body, writers: kept.writers }] : []
    }),
  )
  return words.flat()
}

/** A text from outside where a value stands for it. */
export interface FoundText {
  readonly digest: string
  readonly length: number
  readonly name: string
}

/** The texts from outside that stand in a value, each named by where. */
export function textsIn(value: Json, name: string): readonly FoundText[] {
  if (value === null || typeof value !== 'object') return []
  if ('outside' in value && typeof value.outside === 'string')
    return [{ digest: value.outside, length: Number(value['length']), name }]
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([field, inside]) =>
    textsIn(inside, `${name}.${field}`),
  )
}
