import { tokenCounts } from './tokenise.ts'

/** A vector that names only its non-zero places: `values[i]` stands at `indices[i]`. */
export type SparseVector = { indices: Int32Array; values: Float32Array }

/** Which tokens count, by place, and how rare each is (inverse document frequency). */
export type Vocabulary = { places: Map<string, number>; rarity: Float32Array; rarityOfUnknown: number }

export type TokenCounts = ReadonlyMap<string, number>

/** How many squared rarities' worth of silence every text carries: short texts get short vectors, so they say little. */
const SILENCE = Number(process.env['SIL'] ?? 20)
const MIN_DF = Number(process.env['MINDF'] ?? 2)

/** Smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1, over the tokens that stand in at least two texts, or once as a whole word. */
export const learnVocabulary = (texts: readonly TokenCounts[]): Vocabulary => {
  const spread = new Map<string, number>()
  for (const text of texts) for (const token of text.keys()) spread.set(token, (spread.get(token) ?? 0) + 1)
  const places = new Map<string, number>()
  const rarity: number[] = []
  for (const [token, frequency] of spread) {
    if (frequency < MIN_DF && !token.startsWith('w:')) continue
    places.set(token, rarity.length)
    rarity.push(Math.log((1 + texts.length) / (1 + frequency)) + 1)
  }
  return { places, rarity: Float32Array.from(rarity), rarityOfUnknown: Math.log(1 + texts.length) + 1 }
}

const UNK = Number(process.env['UNK'] ?? 1)
/**
 * (1 + ln tf) · idf, scaled by the length of the whole text including the words nobody knows: a text that is mostly
 * unknown, or very short, gets a vector shorter than 1, and so a less certain answer.
 */
export const vectorise = (counts: TokenCounts, vocabulary: Vocabulary): SparseVector => {
  const indices: number[] = []
  const values: number[] = []
  let squares = SILENCE
  for (const [token, times] of counts) {
    const place = vocabulary.places.get(token)
    const weight = (1 + Math.log(times)) * (place === undefined ? vocabulary.rarityOfUnknown : (vocabulary.rarity[place] ?? 0))
    if (place === undefined) { if (token.startsWith('w:')) squares += UNK * weight * weight; continue }
    squares += weight * weight
    indices.push(place)
    values.push(weight)
  }
  const length = Math.sqrt(squares)
  return { indices: Int32Array.from(indices), values: Float32Array.from(values, (value) => value / length) }
}

export const vectoriseText = (text: string, vocabulary: Vocabulary): SparseVector =>
  vectorise(tokenCounts(text), vocabulary)
