import type { ClassifyForm, JudgedExample } from '../../agent/judgements/forms.ts'
import type { SentenceEncoder } from '../text/encoder.ts'
import type { Learner } from './learner.ts'
import { noneOfThem } from './prompts.ts'

/** What an offline form found, with its calibrated confidence; undefined where there is none, with the reason. */
export type Offline =
  | { readonly kind: 'found'; readonly value: unknown; readonly confidence: number }
  | { readonly kind: 'none'; readonly reason: string }

/** Sorts by what the examples taught. What belongs to no class takes confidence away from every class. */
export async function classifyOffline(
  form: ClassifyForm,
  text: string,
  given: readonly JudgedExample[],
  learner: Learner,
  encoder: SentenceEncoder | undefined,
): Promise<Offline> {
  if (form.examples.length === 0) return { kind: 'none', reason: 'it has no examples to learn from' }
  if (text.trim() === '') return { kind: 'none', reason: 'there is no text' }
  const none = form.none.map((one): JudgedExample => ({ text: one, value: noneOfThem }))
  const examples = [...form.examples, ...none, ...given]
  const classifier = await learner.classifier(examples, encoder)
  const { ranked } = await classifier.classify(text)
  const best = ranked.find(({ label }) => label !== noneOfThem)
  if (!best) return { kind: 'none', reason: 'no class was learned' }
  if (ranked[0]?.label === noneOfThem) return { kind: 'none', reason: 'it looks like what belongs to no class' }
  return { kind: 'found', value: best.label, confidence: Math.min(best.confidence, surest(examples.length)) }
}

/** More certainty than so many examples could show is none: had all of them been right, the next would be so surely. */
function surest(examples: number): number {
  return (examples + 1) / (examples + 2)
}
