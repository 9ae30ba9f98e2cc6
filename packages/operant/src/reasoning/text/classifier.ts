import { askUnseen, bestTemperature } from './calibrate.ts'
import type { Grouped } from './calibrate.ts'
import { scoresOf, softmax, trainModel } from './softmax-regression.ts'
import type { LinearModel, Observation, Shape } from './softmax-regression.ts'
import { tokenCounts } from './tokenise.ts'
import { learnVocabulary, vectorise } from './vectorise.ts'
import type { Vocabulary } from './vectorise.ts'

/**
 * A text with the class it belongs to. Examples made from one pattern share a `group`: calibration never tests on a
 * group it trained on, else confidence would be flattered. Without a group an example stands for itself.
 */
export type Example<L extends string> = { text: string; label: L; group?: string }

/** A class, and the calibrated probability that it is right. */
export type Ranked<L extends string> = { label: L; confidence: number }

/** The likeliest class, its confidence, and every class from the likeliest down (the confidences sum to 1). */
export type Classification<L extends string> = Ranked<L> & { ranked: Ranked<L>[] }

/** What training found: enough to classify, and to be saved. */
export type Trained<L extends string> = {
  labels: readonly L[]
  vocabulary: Vocabulary
  model: LinearModel
  temperature: number
}

export type TextClassifier<L extends string> = {
  /** Empty or wholly unknown text gets every class with the same, low confidence. */
  classify(text: string): Classification<L>
  readonly trained: Trained<L>
}

/**
 * Trains on a few to a few thousand examples, offline. The same examples and seed give the same classifier.
 * Throws when the examples name fewer than two classes.
 */
export const trainClassifier = <L extends string>(training: {
  examples: readonly Example<L>[]
  seed: number
  /** What calibration on these examples found earlier; it takes most of the time, and is left out then. */
  temperature?: number
}): TextClassifier<L> => {
  const { examples, seed } = training
  const labels = [...new Set(examples.map((example) => example.label))].toSorted()
  if (labels.length < 2)
    throw new Error(`A classifier needs examples of at least two classes; these name ${labels.length}.`)
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const texts = examples.map(({ text }) => tokenCounts(text))
  const vocabulary = learnVocabulary(texts)
  const samples = examples.map((example, order): Sample => ({
    vector: vectorise(texts[order]!, vocabulary),
    label: numbers.get(example.label)!,
    group: groupOf(example, order),
  }))
  const shape = { classes: labels.length, places: vocabulary.places.size, seed }
  const model = trainModel(samples, shape)
  const temperature = training.temperature ?? calibrated(samples, shape)
  return classifierFrom({ labels, vocabulary, model, temperature })
}

type Sample = Observation & Grouped

/** Groups of one name in two classes are two groups. */
export const groupOf = ({ label, group }: Example<string>, order: number): string =>
  group === undefined ? `#${order}` : `=${label}/${group}`

/**
 * The vectors are those of the whole: a token that stands only in the group left out has no weight in its model, and
 * makes its vector shorter as an unknown word does.
 */
const calibrated = (samples: readonly Sample[], shape: Shape): number => {
  const unseen = askUnseen(samples, shape.seed, (kept) => {
    const model = trainModel(kept, shape)
    return ({ vector }) => scoresOf(model, vector)
  })
  return bestTemperature(unseen.map(({ answer, label }) => ({ scores: answer, label })))
}

/** The working classifier of what training found. */
const classifierFrom = <L extends string>(trained: Trained<L>): TextClassifier<L> => ({
  trained,
  classify: (text) => {
    const scores = scoresOf(trained.model, vectorise(tokenCounts(text), trained.vocabulary))
    const chances = softmax(scores, trained.temperature)
    const ranked = trained.labels
      .map((label, number) => ({ label, confidence: chances[number]! }))
      .toSorted((one, other) => other.confidence - one.confidence)
    return { ...ranked[0]!, ranked }
  },
})
