import { answersFor, shareOf, type Answer, type Vectors } from './measure.ts'
import { firstOfEach, splitByFifths } from './splits.ts'
import type { Sentence } from './sentences.ts'

export interface BankingResult {
  /** Examples per intent; `all` of them. */
  readonly examples: number | 'all'
  readonly reads: 'words' | 'words and meaning'
  /** By split. */
  readonly accuracies: readonly number[]
  readonly mean: number
  /** Mean confidence: honest where it is the mean accuracy. */
  readonly confidence: number
  /** Answered at least so surely, and right of those. */
  readonly at: readonly { readonly threshold: number; readonly answered: number; readonly right: number }[]
  readonly seconds: number
}

const thresholds = [0.7, 0.9]

/** Accuracy on a fifth of the training file that is never trained on, for several splits. */
export function measureBanking(
  sentences: readonly Sentence[],
  vectors: Vectors,
  examples: number | 'all',
  seeds: readonly number[],
): BankingResult {
  const began = performance.now()
  const bySplit = seeds.map((seed) => {
    const { training, held } = splitByFifths(sentences, seed)
    const used = examples === 'all' ? training : firstOfEach(training, examples)
    return answersFor(used, held, vectors)
  })
  const answers = bySplit.flat()
  const accuracies = bySplit.map((one) => shareOf(one, isRight))
  return {
    examples,
    reads: vectors ? 'words and meaning' : 'words',
    accuracies,
    mean: accuracies.reduce((sum, one) => sum + one, 0) / accuracies.length,
    confidence: answers.reduce((sum, one) => sum + one.confidence, 0) / answers.length,
    at: thresholds.map((threshold) => {
      const sure = answers.filter(({ confidence }) => confidence >= threshold)
      return { threshold, answered: sure.length / answers.length, right: shareOf(sure, isRight) }
    }),
    seconds: (performance.now() - began) / 1000,
  }
}

function isRight({ right }: Answer): boolean {
  return right
}
