import type { TokenCounts } from './tokenise.ts'

/** A vector that names only its non-zero places: `values[i]` stands at `indices[i]`. */
export type SparseVector = { indices: Int32Array; values: Float32Array }

/** Which tokens count, each with its place, and how rare the token at each place is (inverse document frequency). */
export type Vocabulary = { places: ReadonlyMap<string, number>; rarity: Float32Array; rarityOfUnknown: number }

/** Squared length added to every text: a typical sentence has about 3,000, so one or two words end up well short of 1. */
const SILENCE = 300
/** An unknown word weighs about as much as its characters would if they were known. */
const WEIGHT_OF_UNKNOWN_WORD = 4
const FEWEST_TEXTS = 2

/**
 * Learns the tokens that stand in at least two of the texts, and every whole word.
 * Rarity is the smoothed inverse document frequency ln((1 + n) / (1 + df)) + 1.
 */
export const learnVocabulary = (texts: readonly TokenCounts[]): Vocabulary => {
  const spread = new Map<string, number>()
  for (const text of texts) for (const token of text.keys()) spread.set(token, (spread.get(token) ?? 0) + 1)
  const places = new Map<string, number>()
  const rarity: number[] = []
  for (const [token, frequency] of spread) {
    if (frequency < FEWEST_TEXTS && !token.startsWith('w:')) continue
    places.set(token, rarity.length)
    rarity.push(Math.log((1 + texts.length) / (1 + frequency)) + 1)
  }
  return { places, rarity: Float32Array.from(rarity), rarityOfUnknown: Math.log(1 + texts.length) + 1 }
}

/**
 * Weights each known token by (1 + ln tf) · rarity and divides by the length of the whole text, the words nobody knows
 * included. A text that is very short or mostly unknown so gets a vector shorter than 1, and a less certain answer.
 */
export const vectorise = (counts: TokenCounts, vocabulary: Vocabulary): SparseVector => {
  const indices: number[] = []
  const values: number[] = []
  let squares = SILENCE
  for (const [token, times] of counts) {
    const often = 1 + Math.log(times)
    const place = vocabulary.places.get(token)
    if (place !== undefined) {
      const weight = often * vocabulary.rarity[place]!
      squares += weight * weight
      indices.push(place)
      values.push(weight)
    } else if (token.startsWith('w:')) {
      squares += WEIGHT_OF_UNKNOWN_WORD * (often * vocabulary.rarityOfUnknown) ** 2
    }
  }
  const length = Math.sqrt(squares)
  return { indices: Int32Array.from(indices), values: Float32Array.from(values, (value) => value / length) }
}
