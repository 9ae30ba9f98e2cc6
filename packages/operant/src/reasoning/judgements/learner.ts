import { createHash } from 'node:crypto'
import type { JudgedExample } from '../../agent/judgements/forms.ts'
import type { Example } from '../text/classifier.ts'
import {
  classifierOf,
  trainCombined,
  type CombinedClassifier,
  type TrainedTogether,
} from '../text/combined-classifier.ts'
import type { SentenceEncoder } from '../text/encoder.ts'
import type { TrainedStore } from './trained-files.ts'

/** A fixed seed: the same examples give the same classifier on every machine. */
const seed = 1
/** Changes with what a classifier is made of: those that were kept before are trained again. */
const form = `1 ${process.versions.v8}`
/** Classifiers that a process holds: one for each judgement, and what corrections made of it. */
const mostHeld = 24

/** Trains classifiers, each once for the same examples. */
export class Learner {
  private readonly trained = new Map<string, Promise<CombinedClassifier<string>>>()
  private readonly store: TrainedStore | undefined

  constructor(store?: TrainedStore) {
    this.store = store
  }

  classifier(
    examples: readonly JudgedExample[],
    encoder: SentenceEncoder | undefined,
  ): Promise<CombinedClassifier<string>> {
    const key = createHash('sha256')
      .update(JSON.stringify([form, encoder?.name, examples]))
      .digest('hex')
    const before = this.trained.get(key)
    if (before) return before
    const made = this.make(key, examples, encoder)
    this.trained.set(key, made)
    made.catch(() => this.trained.delete(key))
    const [oldest] = this.trained.keys()
    if (this.trained.size > mostHeld && oldest !== undefined) this.trained.delete(oldest)
    return made
  }

  private async make(
    key: string,
    examples: readonly JudgedExample[],
    encoder: SentenceEncoder | undefined,
  ): Promise<CombinedClassifier<string>> {
    const kept = await this.store?.read(key)
    if (isTrained(kept)) return classifierOf(kept, encoder)
    const made = await trainCombined({ examples: examples.map(exampleOf), seed, encoder })
    await this.store?.write(key, made.trained)
    return made
  }
}

/** Whatever else its file holds was written under the same key: by this very form. */
function isTrained(kept: unknown): kept is TrainedTogether<string> {
  return typeof kept === 'object' && kept !== null && 'labels' in kept && 'voters' in kept && 'weighing' in kept
}

function exampleOf({ text, value, group }: JudgedExample): Example<string> {
  const label = typeof value === 'string' ? value : JSON.stringify(value)
  return { text, label, ...(group === undefined ? {} : { group }) }
}
