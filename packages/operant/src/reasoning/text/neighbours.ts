import type { SparseVector } from './vectorise.ts'

/** A text as its words and, where there is an encoder, its meaning (of length 1). */
export type Place = { words: SparseVector; meaning: SparseVector | undefined }

/** How quickly a neighbour counts less with its distance. */
const REACH = 0.05
/** What every class has without any neighbour. */
const FLOOR = 1e-6

/** Learned texts by the tokens that stand in them. */
export type Neighbourhood = {
  labels: Int32Array
  meanings: readonly (Float32Array | undefined)[]
  /** By place in the vocabulary: which texts have the token, and how much it weighs there. */
  holders: ReadonlyMap<number, { texts: Int32Array; weights: Float32Array }>
}

export const settle = (texts: readonly (Place & { label: number })[]): Neighbourhood => {
  const lists = new Map<number, { texts: number[]; weights: number[] }>()
  texts.forEach(({ words }, text) => {
    const scale = 1 / lengthOf(words)
    words.indices.forEach((place, at) => {
      let list = lists.get(place)
      if (!list) lists.set(place, (list = { texts: [], weights: [] }))
      list.texts.push(text)
      list.weights.push(words.values[at]! * scale)
    })
  })
  return {
    labels: Int32Array.from(texts, ({ label }) => label),
    meanings: texts.map(({ meaning }) => meaning?.values),
    holders: new Map(
      [...lists].map(([place, list]) => [
        place,
        { texts: Int32Array.from(list.texts), weights: Float32Array.from(list.weights) },
      ]),
    ),
  }
}

/** Scores of the classes by the learned texts near to one, in words and meaning; the nearest count most. */
export const scoresNear = (
  { labels, meanings, holders }: Neighbourhood,
  text: Place,
  classes: number,
): Float64Array => {
  const likeness = new Float64Array(labels.length)
  const scale = 1 / lengthOf(text.words)
  text.words.indices.forEach((place, at) => {
    const holding = holders.get(place)
    if (!holding) return
    const value = text.words.values[at]! * scale
    for (let one = 0; one < holding.texts.length; one += 1)
      likeness[holding.texts[one]!]! += value * holding.weights[one]!
  })
  const weights = new Float64Array(classes).fill(FLOOR)
  const meant = text.meaning?.values
  for (let one = 0; one < labels.length; one += 1) {
    const meaning = meanings[one]
    const near = meant && meaning ? (likeness[one]! + dot(meant, meaning)) / 2 : likeness[one]!
    weights[labels[one]!]! += Math.exp((near - 1) / REACH)
  }
  return weights.map(Math.log)
}

/** In four sums side by side, which a processor adds up at once; most of the time of a large classifier goes here. */
const dot = (one: Float32Array, other: Float32Array): number => {
  const { length } = one
  const whole = length - (length % 4)
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let at = 0; at < whole; at += 4) {
    first += one[at]! * other[at]!
    second += one[at + 1]! * other[at + 1]!
    third += one[at + 2]! * other[at + 2]!
    fourth += one[at + 3]! * other[at + 3]!
  }
  let sum = first + second + third + fourth
  for (let at = whole; at < length; at += 1) sum += one[at]! * other[at]!
  return sum
}

const lengthOf = ({ values }: SparseVector): number => Math.sqrt(values.reduce((sum, one) => sum + one * one, 0)) || 1
