import { createHash } from 'node:crypto'
import type { JudgedExample } from '../../agent/judgements/forms.ts'
import type { Example } from '../text/classifier.ts'
import { trainCombined, type CombinedClassifier } from '../text/combined-classifier.ts'
import type { SentenceEncoder } from '../text/encoder.ts'

/** A fixed seed: the same examples give the same classifier on every machine. */
const seed = 1
/** Classifiers that are kept: one for each judgement, and what corrections made of it. */
const mostKept = 24

/** Trains classifiers, each once for the same examples. */
export class Learner {
  private readonly trained = new Map<string, Promise<CombinedClassifier<string>>>()

  classifier(
    examples: readonly JudgedExample[],
    encoder: SentenceEncoder | undefined,
  ): Promise<CombinedClassifier<string>> {
    const key = createHash('sha256')
      .update(JSON.stringify([encoder?.name, examples]))
      .digest('hex')
    const before = this.trained.get(key)
    if (before) return before
    const made = trainCombined({ examples: examples.map(exampleOf), seed, encoder })
    this.trained.set(key, made)
    made.catch(() => this.trained.delete(key))
    const [oldest] = this.trained.keys()
    if (this.trained.size > mostKept && oldest !== undefined) this.trained.delete(oldest)
    return made
  }
}

function exampleOf({ text, value, group }: JudgedExample): Example<string> {
  return {
    text,
    label: typeof value === 'string' ? value : JSON.stringify(value),
    ...(group === undefined ? {} : { group }),
  }
}
