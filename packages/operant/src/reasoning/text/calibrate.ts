import { seededRandom, shuffled } from './random.ts'
import { softmax } from './softmax-regression.ts'

/** What was learned from: its class, and the group it must not be separated from. */
export type Grouped = { label: number; group: string }

/** The scores a text got from a model that never saw its group, with its true class. */
export type UnseenScore = { scores: Float64Array; label: number }

const COLDEST = 0.3
const HOTTEST = 10
const TEMPERATURE_STEPS = 60
/** Into how many folds samples are dealt, and how many of them are asked about. */
export type Folds = { dealt: number; asked: number }

/** Many samples need fewer folds: what is left of them still teaches enough. */
export const everyFold = (samples: number): Folds => {
  const dealt = samples > 1_000 ? 3 : 5
  return { dealt, asked: dealt }
}

/**
 * What models that `train` makes say of the samples that they were trained without (k-fold cross-validation). Each
 * class's groups are dealt to the folds in turn, so that every fold sees every class where it can.
 */
export const askUnseen = <S extends Grouped, Answer>(
  samples: readonly S[],
  seed: number,
  train: (kept: readonly S[]) => (unseen: S) => Answer,
  { dealt, asked }: Folds = everyFold(samples.length),
): { answer: Answer; label: number }[] => {
  const foldOf = dealGroups(samples, dealt, seed)
  return Array.from({ length: asked }, (_, fold) => fold).flatMap((fold) => {
    const kept = samples.filter((sample) => foldOf.get(sample.group) !== fold)
    const unseen = samples.filter((sample) => foldOf.get(sample.group) === fold)
    if (kept.length === 0 || unseen.length === 0) return []
    const ask = train(kept)
    return unseen.map((sample) => ({ answer: ask(sample), label: sample.label }))
  })
}

const dealGroups = (samples: readonly Grouped[], folds: number, seed: number): Map<string, number> => {
  const random = seededRandom(seed)
  const labelOf = new Map(samples.map((sample) => [sample.group, sample.label]))
  const groups = shuffled([...labelOf], random).toSorted(([, one], [, other]) => one - other)
  return new Map(groups.map(([group], order) => [group, order % folds]))
}

/**
 * The temperature at which softmax(scores / temperature) gives the true classes the least log loss (Guo et al. 2017,
 * "On calibration of modern neural networks"), searched on a logarithmic grid from 0.3 to 10. Without scores: 1.
 */
export const bestTemperature = (unseen: readonly UnseenScore[]): number => calibration(unseen).temperature

/** The best temperature, and the log loss of all samples at it. */
export const calibration = (unseen: readonly UnseenScore[]): { temperature: number; loss: number } => {
  let best = { temperature: 1, loss: Infinity }
  if (unseen.length === 0) return best
  for (let step = 0; step <= TEMPERATURE_STEPS; step += 1) {
    const temperature = COLDEST * (HOTTEST / COLDEST) ** (step / TEMPERATURE_STEPS)
    let loss = 0
    for (const { scores, label } of unseen) loss -= Math.log(softmax(scores, temperature)[label]! + 1e-12)
    if (loss < best.loss) best = { temperature, loss }
  }
  return best
}
