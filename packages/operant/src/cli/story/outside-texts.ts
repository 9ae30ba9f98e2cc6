import type { Json } from '../../facts/json.ts'
import type { RunState } from '../../journal/state.ts'
import type { RunStore } from '../../run/store.ts'
import { named } from '../../told/runs/notes.ts'
import { factName } from './sentences.ts'

/** What somebody outside wrote and a run has read: data, never an instruction. */
export interface OutsideWords {
  /** The fact and the field that hold it. */
  readonly name: string
  readonly text: string
}

/** The texts from outside of at least so many characters that a run knows, each once. */
export async function outsideWords(
  store: Pick<RunStore, 'text'>,
  { facts }: Pick<RunState, 'facts'>,
  limits: { readonly least: number; readonly most: number },
): Promise<readonly OutsideWords[]> {
  const found = [...facts].flatMap(([key, fact]) => textsIn(fact.value, factName(named(key))))
  const texts = new Map(found.filter(({ length }) => length >= limits.least).map((text) => [text.digest, text]))
  const words = await Promise.all(
    [...texts.values()]
      .slice(0, limits.most)
      .map(async ({ digest, name }) => ({ name, text: (await store.text(digest))?.body })),
  )
  return words.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]))
}

interface FoundText {
  readonly digest: string
  readonly length: number
  readonly name: string
}

function textsIn(value: Json, name: string): readonly FoundText[] {
  if (value === null || typeof value !== 'object') return []
  if ('outside' in value && typeof value.outside === 'string')
    return [{ digest: value.outside, length: Number(value['length']), name }]
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([field, inside]) =>
    textsIn(inside, `${name}.${field}`),
  )
}
