import { classifierFrom } from './classifier.ts'
import type { TextClassifier } from './classifier.ts'

/** A trained classifier as plain JSON. Weights are kept to five significant digits. */
export type SavedClassifier<L extends string> = {
  format: 'operant.text-classifier/1'
  labels: L[]
  temperature: number
  rarityOfUnknown: number
  /** Each token with its rarity and its weight for every label, in the order of `labels`. */
  tokens: [token: string, rarity: number, ...weights: number[]][]
}

const short = (value: number): number => Number(value.toPrecision(5))

/** Writes a classifier down; `loadClassifier` reads it back. */
export const saveClassifier = <L extends string>({ trained }: TextClassifier<L>): SavedClassifier<L> => {
  const { labels, vocabulary, model, temperature } = trained
  return {
    format: 'operant.text-classifier/1',
    labels: [...labels],
    temperature,
    rarityOfUnknown: vocabulary.rarityOfUnknown,
    tokens: [...vocabulary.places].map(([token, place]) => {
      const weights = model.weights.subarray(place * labels.length, (place + 1) * labels.length)
      return [token, short(vocabulary.rarity[place]!), ...Array.from(weights, short)]
    }),
  }
}

/** The classifier that was saved. Throws on another format. */
export const loadClassifier = <L extends string>(saved: SavedClassifier<L>): TextClassifier<L> => {
  if (saved.format !== 'operant.text-classifier/1')
    throw new Error(`This is not a saved text classifier: its format is ${JSON.stringify(saved.format)}.`)
  const { labels, temperature, rarityOfUnknown, tokens } = saved
  return classifierFrom({
    labels,
    temperature,
    vocabulary: {
      places: new Map(tokens.map(([token], place) => [token, place])),
      rarity: Float32Array.from(tokens, ([, rarity]) => rarity),
      rarityOfUnknown,
    },
    model: { classes: labels.length, weights: Float32Array.from(tokens.flatMap(([, , ...weights]) => weights)) },
  })
}
