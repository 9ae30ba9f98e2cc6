import { trainClassifier } from 'operant'
import type { TextClassifier } from 'operant'
import { composeMails } from './compose-mails.ts'
import { drawFrom } from './draw.ts'
import type { Family, LearnedClass } from './families.ts'
import { prepareText } from './prepare-text.ts'
import { reasons } from './reasons.ts'
import type { Reason } from './reasons.ts'

/** The likeliest reason, and the probability that it is right (0 to 1). */
export type UnderstoodReason = { reason: Reason; confidence: number }

const MOST_FOR_A_GUESS = 0.6

export type ReasonReader = (text: string) => UnderstoodReason

/**
 * Learns to read reasons from families of wordings. The same families and seed give the same reader. `temperature` is
 * what calibration found earlier, and saves most of the time.
 */
export const learnReasons = (families: readonly Family[], seed: number, temperature?: number): ReasonReader => {
  const classifier = trained(families, seed, temperature)
  return (text) => readReason(classifier, text)
}

/** The temperature of the softmax at which the confidence is honest, found by cross-validation over families. */
export const calibrate = (families: readonly Family[], seed: number): number =>
  trained(families, seed).trained.temperature

const trained = (families: readonly Family[], seed: number, temperature?: number): TextClassifier<LearnedClass> => {
  const examples = composeMails(families, drawFrom(seed)).map((mail) => ({
    ...mail,
    text: prepareText(mail.text).prepared,
  }))
  return trainClassifier({ examples, seed, ...(temperature === undefined ? {} : { temperature }) })
}

const isReason = (label: LearnedClass): label is Reason => label !== 'unclear'

/**
 * What the classifier holds for unclear is lost to every reason. A few words in which no trouble is named stay a guess,
 * and a text without any evidence counts as `other`.
 */
const readReason = (classifier: TextClassifier<LearnedClass>, text: string): UnderstoodReason => {
  const { prepared, hasTrouble, isShort } = prepareText(text)
  for (const { label, confidence } of classifier.classify(prepared).ranked) {
    if (!isReason(label)) continue
    const isGuess = !hasTrouble && isShort && label !== 'other'
    return { reason: label, confidence: isGuess ? Math.min(confidence, MOST_FOR_A_GUESS) : confidence }
  }
  return { reason: 'other', confidence: 1 / (reasons.length + 1) }
}
