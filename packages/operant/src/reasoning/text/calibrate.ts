import { seededRandom, shuffled } from './random.ts'
import { scoresOf, softmax, trainModel } from './softmax-regression.ts'
import type { Observation } from './softmax-regression.ts'

/** A text as a vector, its class, and the group it must not be separated from. */
export type Sample = Observation & { group: string }

/** The scores a text got from a model that never saw its group, with its true class. */
export type UnseenScore = { scores: Float64Array; label: number }

const COLDEST = 0.3
const HOTTEST = 10
const TEMPERATURE_STEPS = 60
/** Many samples need fewer folds: what is left of them still teaches enough. */
const foldsFor = (samples: number): number => (samples > 1_000 ? 3 : 5)

/**
 * Scores every sample by a model trained without its group (k-fold cross-validation). Each class's groups are dealt
 * to the folds in turn, so that every fold sees every class where it can. The vectors are those of the whole: a token
 * that stands only in the group left out has no weight in its model, and makes its vector shorter as an unknown word does.
 */
export const scoreUnseen = (
  samples: readonly Sample[],
  shape: { classes: number; places: number; seed: number },
): UnseenScore[] => {
  const folds = foldsFor(samples.length)
  const foldOf = dealGroups(samples, folds, shape.seed)
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const kept = samples.filter((sample) => foldOf.get(sample.group) !== fold)
    const unseen = samples.filter((sample) => foldOf.get(sample.group) === fold)
    if (kept.length === 0 || unseen.length === 0) return []
    const model = trainModel(kept, shape)
    return unseen.map(({ vector, label }) => ({ scores: scoresOf(model, vector), label }))
  })
}

const dealGroups = (samples: readonly Sample[], folds: number, seed: number): Map<string, number> => {
  const random = seededRandom(seed)
  const labelOf = new Map(samples.map((sample) => [sample.group, sample.label]))
  const groups = shuffled([...labelOf], random).toSorted(([, one], [, other]) => one - other)
  return new Map(groups.map(([group], order) => [group, order % folds]))
}

/**
 * The temperature at which softmax(scores / temperature) gives the true classes the least log loss (Guo et al. 2017,
 * "On calibration of modern neural networks"), searched on a logarithmic grid from 0.3 to 10. Without scores: 1.
 */
export const bestTemperature = (unseen: readonly UnseenScore[]): number => {
  if (unseen.length === 0) return 1
  let best = { temperature: 1, loss: Infinity }
  for (let step = 0; step <= TEMPERATURE_STEPS; step += 1) {
    const temperature = COLDEST * (HOTTEST / COLDEST) ** (step / TEMPERATURE_STEPS)
    let loss = 0
    for (const { scores, label } of unseen) loss -= Math.log(softmax(scores, temperature)[label]! + 1e-12)
    if (loss < best.loss) best = { temperature, loss }
  }
  return best.temperature
}
