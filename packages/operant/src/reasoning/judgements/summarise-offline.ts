import { tokenCounts } from '../text/tokenise.ts'
import { learnVocabulary, vectorise } from '../text/vectorise.ts'

/** Characters of a sentence that is told in full. */
const longest = 400

/**
 * The sentences that say most of what the others say, in their order and in the writer's own words. A short text is
 * told whole.
 */
export function summariseOffline(text: string, most: number): string {
  const sentences = sentencesOf(text)
  if (sentences.length <= most) return sentences.join(' ')
  const counts = sentences.map(tokenCounts)
  const vocabulary = learnVocabulary(counts)
  const vectors = counts.map((one) => vectorise(one, vocabulary))
  const shared = new Float64Array(vocabulary.places.size)
  for (const { indices, values } of vectors) indices.forEach((place, at) => (shared[place]! += values[at]!))
  const scored = vectors.map(({ indices, values }, at) => ({
    at,
    // What stands early says more of why somebody writes.
    score:
      indices.reduce((sum, place, entry) => sum + shared[place]! * values[entry]!, 0) / (1 + at / sentences.length),
  }))
  const chosen = scored.toSorted((one, other) => other.score - one.score).slice(0, most)
  return chosen
    .toSorted((one, other) => one.at - other.at)
    .map(({ at }) => sentences[at])
    .join(' ')
}

function sentencesOf(text: string): readonly string[] {
  return (text.match(/[^.!?\n]+(?:[.!?]+|$|\n)/g) ?? [])
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence))
    .map((sentence) => (sentence.length > longest ? `${sentence.slice(0, longest)}…` : sentence))
}
