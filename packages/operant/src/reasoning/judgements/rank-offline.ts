import type { Candidate, RankForm } from '../../agent/judgements/forms.ts'
import type { SentenceEncoder } from '../text/encoder.ts'
import { tokenCounts } from '../text/tokenise.ts'
import { learnVocabulary, vectorise, type SparseVector } from '../text/vectorise.ts'
import type { Offline } from './classify-offline.ts'
import { confidenceOf } from './examples.ts'

/** Candidates by shared rare words and, with an encoder, by meaning. Its confidence is how often the first was right on the examples. */
export async function rankOffline(
  form: RankForm,
  text: string,
  of: readonly Candidate[],
  encoder: SentenceEncoder | undefined,
): Promise<Offline> {
  if (of.length === 0) return { kind: 'none', reason: 'there is nothing to put in order' }
  const value = (await inOrder(text, of, encoder)).map(({ id }) => id)
  return { kind: 'found', value: value.slice(0, form.most), confidence: await measured(form, encoder) }
}

async function measured({ examples, uncalibrated }: RankForm, encoder: SentenceEncoder | undefined): Promise<number> {
  if (examples.length === 0) return uncalibrated
  const firsts = await Promise.all(examples.map(async (one) => (await inOrder(one.text, one.of, encoder))[0]?.id))
  const right = examples.filter(({ first }, at) => firsts[at] === first).length
  return confidenceOf({ answered: examples.length, right, byClass: {} }, null)
}

async function inOrder(
  text: string,
  of: readonly Candidate[],
  encoder: SentenceEncoder | undefined,
): Promise<readonly Candidate[]> {
  const counts = of.map((one) => tokenCounts(one.text))
  const vocabulary = learnVocabulary(counts)
  const sought = vectorise(tokenCounts(text), vocabulary)
  const [meant, ...meanings] = (await encoder?.encode([text, ...of.map((one) => one.text)])) ?? []
  return of
    .map((one, at) => {
      const words = likeness(sought, vectorise(counts[at] ?? new Map(), vocabulary))
      const meaning = meanings[at]
      return { one, score: words + (meant && meaning ? dot(meant, meaning) : 0) }
    })
    .toSorted((first, second) => second.score - first.score)
    .map(({ one }) => one)
}

function likeness(one: SparseVector, other: SparseVector): number {
  const values = new Map([...one.indices].map((place, at) => [place, one.values[at] ?? 0]))
  return other.indices.reduce((sum, place, at) => sum + (values.get(place) ?? 0) * (other.values[at] ?? 0), 0)
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}
