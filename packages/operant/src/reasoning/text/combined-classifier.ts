import type { Classification, Example } from './classifier.ts'
import { groupOf } from './classifier.ts'
import type { SentenceEncoder } from './encoder.ts'
import { softmax } from './softmax-regression.ts'
import { tokenCounts } from './tokenise.ts'
import { learnVocabulary, vectorise } from './vectorise.ts'
import type { SparseVector, Vocabulary } from './vectorise.ts'
import { sumOf, trainVoters, votes, weighVoters } from './voters.ts'
import type { Sample, Voters, Weighing } from './voters.ts'

/** What training found. `encoder` is the name of that whose vectors it was trained with, if any. */
export type TrainedTogether<L extends string> = {
  labels: readonly L[]
  vocabulary: Vocabulary
  encoder: string | undefined
  /** Of the sentence vectors; what all sentences share says nothing. */
  mean: Float32Array | undefined
  voters: Voters
  weighing: Weighing
}

export type CombinedClassifier<L extends string> = {
  /** Empty or wholly unknown text gets every class with a low confidence. */
  classify(text: string): Promise<Classification<L>>
  readonly trained: TrainedTogether<L>
}

/** A text with its sentence vector, where there is an encoder. */
export type Encoded = { text: string; vector: Float32Array | undefined }

/**
 * Trains a regression over words, one over the meaning of sentences and a vote of the nearest examples, and answers with
 * the weighted geometric mean of their probabilities, weighed and calibrated on texts that none of them had seen. Without an encoder there is
 * no meaning. The same examples, seed and encoder give the same classifier. Throws when the examples name fewer than
 * two classes.
 */
export const trainCombined = async <L extends string>(training: {
  examples: readonly Example<L>[]
  seed: number
  encoder: SentenceEncoder | undefined
}): Promise<CombinedClassifier<L>> => {
  const { examples, encoder } = training
  const vectors = await encoder?.encode(examples.map(({ text }) => text))
  return classifierOf(trainOnEncoded({ ...training, vectors, encoder: encoder?.name }), encoder)
}

/** The working classifier of what training found; `encoder` is the one it was trained with. */
export const classifierOf = <L extends string>(
  trained: TrainedTogether<L>,
  encoder: SentenceEncoder | undefined,
): CombinedClassifier<L> => ({
  trained,
  classify: async (text) => {
    const [vector] = (await encoder?.encode([text])) ?? []
    return classifyEncoded(trained, { text, vector })
  },
})

/** Trains on vectors that are there already, one for each example. */
export const trainOnEncoded = <L extends string>(training: {
  examples: readonly Example<L>[]
  vectors: readonly Float32Array[] | undefined
  seed: number
  encoder: string | undefined
}): TrainedTogether<L> => {
  const { examples, vectors, seed, encoder } = training
  const labels = [...new Set(examples.map((example) => example.label))].toSorted()
  if (labels.length < 2)
    throw new Error(`A classifier needs examples of at least two classes; these name ${labels.length}.`)
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const counts = examples.map(({ text }) => tokenCounts(text))
  const vocabulary = learnVocabulary(counts)
  const mean = vectors && meanOf(vectors)
  const samples = examples.map((example, order): Sample => ({
    words: vectorise(counts[order]!, vocabulary),
    meaning: mean && vectors ? centred(vectors[order]!, mean) : undefined,
    label: numbers.get(example.label)!,
    group: groupOf(example, order),
  }))
  const shape = { classes: labels.length, tokens: vocabulary.places.size, dimensions: mean?.length ?? 0, seed }
  return {
    labels,
    vocabulary,
    encoder,
    mean,
    voters: trainVoters(samples, shape),
    weighing: weighVoters(samples, shape),
  }
}

export const classifyEncoded = <L extends string>(
  { labels, vocabulary, mean, voters, weighing }: TrainedTogether<L>,
  { text, vector }: Encoded,
): Classification<L> => {
  const place = {
    words: vectorise(tokenCounts(text), vocabulary),
    meaning: mean && vector ? centred(vector, mean) : undefined,
  }
  const chances = softmax(sumOf(votes(voters, place), weighing.weights), weighing.temperature)
  const ranked = labels
    .map((label, number) => ({ label, confidence: chances[number]! }))
    .toSorted((one, other) => other.confidence - one.confidence)
  return { ...ranked[0]!, ranked }
}

const meanOf = (vectors: readonly Float32Array[]): Float32Array => {
  const mean = new Float32Array(vectors[0]!.length)
  for (const vector of vectors) for (let at = 0; at < mean.length; at += 1) mean[at]! += vector[at]! / vectors.length
  return mean
}

/** The vector less the mean, of length 1. */
const centred = (vector: Float32Array, mean: Float32Array): SparseVector => {
  const values = vector.map((value, at) => value - mean[at]!)
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
  return { indices: placesOf(values.length), values: values.map((value) => value / length) }
}

const places = new Map<number, Int32Array>()
const placesOf = (length: number): Int32Array => {
  let all = places.get(length)
  if (!all) places.set(length, (all = Int32Array.from({ length }, (_, at) => at)))
  return all
}
