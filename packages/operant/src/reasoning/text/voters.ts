import { askUnseen, bestTemperature, calibration, everyFold } from './calibrate.ts'
import type { Grouped } from './calibrate.ts'
import { scoresNear, settle } from './neighbours.ts'
import type { Neighbourhood, Place } from './neighbours.ts'
import { scoresOf, trainModel } from './softmax-regression.ts'
import type { LinearModel, Training } from './softmax-regression.ts'

/** A text to learn from. */
export type Sample = Place & Grouped

/** What was learned: a regression over words, one over meaning, and the learned texts themselves. */
export type Voters = { words: LinearModel; meaning: LinearModel | undefined; near: Neighbourhood; classes: number }

/** How much each voter counts, its temperature taken into account, and the temperature of their sum. */
export type Weighing = { weights: readonly number[]; temperature: number }

/** Chosen on parts of training data, see bench/text. */
const onWords: Training = { passes: 12, firstStep: 3, cooling: 0.3, decay: 1e-5 }
const onMeaning: Training = { passes: 8, firstStep: 4, cooling: 0.3, decay: 1e-6 }

export type VotersShape = { classes: number; tokens: number; dimensions: number; seed: number }

export const trainVoters = (samples: readonly Sample[], shape: VotersShape): Voters => {
  const { classes, tokens, dimensions, seed } = shape
  const words = samples.map((one) => ({ vector: one.words, label: one.label }))
  const meanings = samples.flatMap(({ meaning, label }) => (meaning ? [{ vector: meaning, label }] : []))
  return {
    words: trainModel(words, { classes, places: tokens, seed, training: onWords }),
    meaning:
      meanings.length === 0
        ? undefined
        : trainModel(meanings, { classes, places: dimensions, seed, training: onMeaning }),
    near: settle(samples),
    classes,
  }
}

/** The scores that each voter gives the classes. */
export const votes = ({ words, meaning, near, classes }: Voters, text: Place): readonly Float64Array[] => [
  scoresOf(words, text.words),
  ...(meaning && text.meaning ? [scoresOf(meaning, text.meaning)] : []),
  scoresNear(near, text, classes),
]

/** Samples of which one fold tells enough. */
const many = 4_000

/** What the nearest examples may count, compared with a regression: with few examples a class they know little. */
const shares = [0, 0.25, 0.5, 1]

/**
 * Weighs the voters by what they say of texts that they did not see: each by its own temperature, the nearest examples
 * by the share that serves best, and all so that they are right as often as they say.
 */
export const weighVoters = (samples: readonly Sample[], shape: VotersShape): Weighing => {
  const train = (kept: readonly Sample[]) => {
    const voters = trainVoters(kept, shape)
    return (text: Sample) => votes(voters, text)
  }
  const folds = samples.length > many ? { dealt: 5, asked: 1 } : everyFold(samples.length)
  const unseen = askUnseen(samples, shape.seed, train, folds)
  const count = unseen[0]?.answer.length ?? 0
  const temperatures = Array.from({ length: count }, (_, voter) =>
    bestTemperature(unseen.map(({ answer, label }) => ({ scores: answer[voter]!, label }))),
  )
  const tried = shares.map((share) => {
    const counts = temperatures.map((_, voter) => (voter === count - 1 ? share : 1))
    const all = counts.reduce((sum, one) => sum + one, 0) || 1
    const weights = temperatures.map((temperature, voter) => counts[voter]! / (all * temperature))
    const together = unseen.map(({ answer, label }) => ({ scores: sumOf(answer, weights), label }))
    return { weights, ...calibration(together) }
  })
  const { weights, temperature } = tried.reduce((best, one) => (one.loss < best.loss ? one : best))
  return { weights, temperature }
}

/** The weighted sum of scores: the weighted geometric mean of probabilities, but for their scale. */
export const sumOf = (scores: readonly Float64Array[], weights: readonly number[]): Float64Array => {
  const sum = new Float64Array(scores[0]?.length ?? 0)
  scores.forEach((one, voter) => {
    const weight = weights[voter] ?? 1
    for (let label = 0; label < sum.length; label += 1) sum[label]! += one[label]! * weight
  })
  return sum
}
