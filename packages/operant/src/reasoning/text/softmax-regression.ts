import { seededRandom, shuffled } from './random.ts'
import type { SparseVector } from './vectorise.ts'

/**
 * Weights by place, then by class: `weights[place * classes + class]`. There is no bias, so a text without any
 * evidence scores 0 for every class.
 */
export type LinearModel = { classes: number; weights: Float32Array }

/** How large a model is and how it is trained; by default as for vectors of tokens. */
export type Shape = { classes: number; places: number; seed: number; training?: Training }

/** A text as a vector, with the number of its class. */
export type Observation = { vector: SparseVector; label: number }

/** How a model is trained: passes over the texts, the first step and how it shrinks from pass to pass, and how weights shrink. */
export type Training = { passes: number; firstStep: number; cooling: number; decay: number }

/** What serves vectors of tokens: many places, few of them filled. */
const trainingOnTokens: Training = { passes: 6, firstStep: 3, cooling: 0.3, decay: 3e-5 }

/** A text predicted this close to certainty teaches no more. */
const SETTLED = 0.05

/** The score of each class for one text, before scores become probabilities. */
export const scoresOf = (model: LinearModel, vector: SparseVector): Float64Array => {
  const { classes, weights } = model
  const totals = new Float64Array(classes)
  for (let entry = 0; entry < vector.indices.length; entry += 1) {
    const row = vector.indices[entry]! * classes
    const value = vector.values[entry]!
    for (let label = 0; label < classes; label += 1) totals[label]! += value * weights[row + label]!
  }
  return totals
}

/** exp(score / temperature), scaled to sum to 1. */
export const softmax = (scores: Float64Array, temperature = 1): Float64Array => {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity)
  const powers = scores.map((score) => Math.exp((score - highest) / temperature))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/**
 * Multinomial logistic regression by stochastic gradient descent in a seeded order. The step shrinks from pass to
 * pass; after each pass the weights shrink by step · decay · observations, which is ridge regularisation.
 */
export const trainModel = (observations: readonly Observation[], shape: Shape): LinearModel => {
  const { passes, firstStep, cooling, decay } = shape.training ?? trainingOnTokens
  const model: LinearModel = { classes: shape.classes, weights: new Float32Array(shape.places * shape.classes) }
  const random = seededRandom(shape.seed)
  for (let pass = 0; pass < passes; pass += 1) {
    const step = firstStep / (1 + pass * cooling)
    for (const observation of shuffled(observations, random)) learn(model, observation, step)
    const kept = 1 - Math.min(0.5, step * decay * observations.length)
    for (let at = 0; at < model.weights.length; at += 1) model.weights[at]! *= kept
  }
  return model
}

const learn = (model: LinearModel, { vector, label }: Observation, step: number): void => {
  const { classes, weights } = model
  const gradient = softmax(scoresOf(model, vector))
  gradient[label]! -= 1
  if (Math.abs(gradient[label]!) < SETTLED) return
  for (let entry = 0; entry < vector.indices.length; entry += 1) {
    const row = vector.indices[entry]! * classes
    const push = step * vector.values[entry]!
    for (let other = 0; other < classes; other += 1) weights[row + other]! -= push * gradient[other]!
  }
}
