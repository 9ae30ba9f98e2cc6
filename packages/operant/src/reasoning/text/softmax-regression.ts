import { seededRandom, shuffled } from './random.ts'
import type { SparseVector } from './vectorise.ts'

/** Weights by place, then by class: `weights[place * classes + class]`. There is no bias: a text without evidence scores 0 everywhere. */
export type LinearModel = { classes: number; weights: Float32Array }

export type Observation = { vector: SparseVector; label: number }

const PASSES = Number(process.env['PASSES'] ?? 15)
const FIRST_STEP = Number(process.env['STEP'] ?? 8)
const DECAY = Number(process.env['DECAY'] ?? 1e-5)

/** The score of each class for one text, before they are turned into probabilities. */
export const scores = (model: LinearModel, vector: SparseVector): Float64Array => {
  const { classes, weights } = model
  const totals = new Float64Array(classes)
  for (let entry = 0; entry < vector.indices.length; entry += 1) {
    const row = (vector.indices[entry] as number) * classes
    const value = vector.values[entry] as number
    for (let label = 0; label < classes; label += 1) totals[label]! += value * (weights[row + label] as number)
  }
  return totals
}

/** exp(score / temperature), scaled to sum to 1. */
export const softmax = (values: Float64Array, temperature = 1): Float64Array => {
  let highest = -Infinity
  for (const value of values) highest = Math.max(highest, value)
  const result = values.map((value) => Math.exp((value - highest) / temperature))
  let total = 0
  for (const value of result) total += value
  return result.map((value) => value / total)
}

/** Multinomial logistic regression by stochastic gradient descent in a seeded order; the step shrinks from pass to pass, and weights decay once a pass. */
export const trainModel = (observations: readonly Observation[], shape: { classes: number; places: number; seed: number }): LinearModel => {
  const { classes } = shape
  const model: LinearModel = { classes, weights: new Float32Array(shape.places * classes) }
  const random = seededRandom(shape.seed)
  for (let pass = 0; pass < PASSES; pass += 1) {
    const step = FIRST_STEP / (1 + pass * Number(process.env['COOL'] ?? 0.3))
    for (const { vector, label } of shuffled(observations, random)) {
      const gradient = softmax(scores(model, vector))
      gradient[label]! -= 1
      for (let entry = 0; entry < vector.indices.length; entry += 1) {
        const row = (vector.indices[entry] as number) * classes
        const push = step * (vector.values[entry] as number)
        for (let other = 0; other < classes; other += 1) model.weights[row + other]! -= push * (gradient[other] as number)
      }
    }
    const kept = 1 - Math.min(0.5, step * DECAY * observations.length)
    for (let place = 0; place < model.weights.length; place += 1) model.weights[place]! *= kept
  }
  return model
}
