import { seededRandom, shuffled } from '../../packages/operant/src/reasoning/text/random.ts'
import type { Sentence } from './sentences.ts'

export interface Split {
  /** In a seeded order, so that the first of each intent may be taken. */
  readonly training: readonly Sentence[]
  readonly held: readonly Sentence[]
}

/** A fifth of each intent's sentences is held out. The same seed holds out the same. */
export function splitByFifths(sentences: readonly Sentence[], seed: number): Split {
  const byIntent = Map.groupBy(shuffled(sentences, seededRandom(seed)), ({ intent }) => intent)
  const parts = [...byIntent.values()].map((own) => ({ own, held: Math.round(own.length / 5) }))
  return {
    training: parts.flatMap(({ own, held }) => own.slice(held)),
    held: parts.flatMap(({ own, held }) => own.slice(0, held)),
  }
}

/** The first so many sentences of each intent. */
export function firstOfEach(sentences: readonly Sentence[], most: number): readonly Sentence[] {
  return [...Map.groupBy(sentences, ({ intent }) => intent).values()].flatMap((own) => own.slice(0, most))
}
