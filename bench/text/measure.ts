import type { Example } from '../../packages/operant/src/reasoning/text/classifier.ts'
import { classifyEncoded, trainOnEncoded } from '../../packages/operant/src/reasoning/text/combined-classifier.ts'
import type { Sentence } from './sentences.ts'

/** Vectors of sentences by their text; none: words alone are looked at. */
export type Vectors = ReadonlyMap<string, Float32Array> | undefined

/** What a trained classifier answered for a sentence it had not seen. */
export interface Answer {
  readonly right: boolean
  readonly label: string
  readonly confidence: number
}

/** Trains on some sentences and answers for others. */
export function answersFor(
  training: readonly Sentence[],
  asked: readonly Sentence[],
  vectors: Vectors,
): readonly Answer[] {
  const examples = training.map(({ text, intent }): Example<string> => ({ text, label: intent }))
  const trained = trainOnEncoded({
    examples,
    vectors: vectors && training.map(({ text }) => vectorOf(vectors, text)),
    seed: 1,
    encoder: vectors ? 'sentences' : undefined,
  })
  return asked.map(({ text, intent }) => {
    const vector = vectors && vectorOf(vectors, text)
    const { label, confidence } = classifyEncoded(trained, { text, vector })
    return { right: label === intent, label, confidence }
  })
}

function vectorOf(vectors: ReadonlyMap<string, Float32Array>, text: string): Float32Array {
  const vector = vectors.get(text)
  if (!vector) throw new Error(`there is no vector of "${text}"`)
  return vector
}

export function shareOf<One>(all: readonly One[], is: (one: One) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length
}
