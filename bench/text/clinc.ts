import { answersFor, shareOf, type Vectors } from './measure.ts'
import { splitByFifths } from './splits.ts'
import type { Clinc, Sentence } from './sentences.ts'

export interface ClincResult {
  readonly reads: 'words' | 'words and meaning'
  /** Of the validation part, without any threshold. */
  readonly accuracy: number
  /** Below it nothing is classified; chosen on a fifth of the training part. */
  readonly threshold: number
  /** Share of in-scope sentences that the threshold was allowed to cost. */
  readonly allowedLoss: number
  /** Share of in-scope validation sentences that it cost: not classified, or taken for none. */
  readonly loss: number
  /** Of in-scope validation sentences: classified, and rightly. */
  readonly rightAndSure: number
  /** Share of validation sentences of no intent that were left unclassified. */
  readonly recall: number
  readonly seconds: number
}

/** The class of the sentences that belong to none. */
const outside = 'none of these'

/** What is not sure, or looks like what belongs to nothing, is left to a person: once for each loss that is allowed. */
export function measureClinc(clinc: Clinc, vectors: Vectors, allowedLosses: readonly number[]): readonly ClincResult[] {
  const began = performance.now()
  const none = clinc.outsideTrain.map(({ text }): Sentence => ({ text, intent: outside }))
  const { training, held } = splitByFifths(clinc.train, 1)
  // The held fifth is only there to choose thresholds with: the validation part is looked at once.
  const asked = [...held, ...clinc.validation, ...clinc.outsideValidation]
  const answers = answersFor([...training, ...none], asked, vectors)
  const tuning = sureness(answers.slice(0, held.length)).toSorted((one, other) => one - other)
  const within = answers.slice(held.length, held.length + clinc.validation.length)
  const beyond = sureness(answers.slice(held.length + clinc.validation.length))
  const sure = sureness(within)
  const seconds = (performance.now() - began) / 1000
  return allowedLosses.map((allowedLoss) => {
    const threshold = tuning[Math.floor(tuning.length * allowedLoss)] ?? 0
    return {
      reads: vectors ? 'words and meaning' : 'words',
      accuracy: shareOf(within, ({ right }) => right),
      threshold,
      allowedLoss,
      loss: shareOf(sure, (one) => one < threshold),
      rightAndSure: within.filter(({ right }, at) => right && (sure[at] ?? 0) >= threshold).length / within.length,
      recall: shareOf(beyond, (one) => one < threshold),
      seconds,
    }
  })
}

/** How sure each answer is that a sentence belongs to some class: not at all where it says that it belongs to none. */
function sureness(answers: ReturnType<typeof answersFor>): readonly number[] {
  return answers.map(({ label, confidence }) => (label === outside ? 0 : confidence))
}
