/** The murmur3 finaliser: every bit of the input reaches every bit of the result. */
function mix(value: number): number {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function hashText(text: string): number {
  let mixed = 0x9747b28c
  for (let index = 0; index < text.length; index++) mixed = mix(mixed ^ (text.charCodeAt(index) + index * 0x9e3779b1))
  return mixed
}

function hash(seed: number, stream: number, entity: number, draw: number): number {
  const high = Math.floor(seed / 0x1_0000_0000)
  return mix(mix(mix(mix(mix(seed) ^ high) ^ stream) + Math.imul(entity, 0x9e3779b1)) ^ Math.imul(draw + 1, 0x85ebca77))
}

/** Counter-based randomness in [0, 1): the same four counters give the same number, whatever was drawn before. */
export function unit(seed: number, stream: string, entity: number, draw: number): number {
  return hash(seed, hashText(stream), entity, draw) / 0x1_0000_0000
}

/** The draws of one entity in one stream, in order. */
export interface Draws {
  unit(): number
  chance(probability: number): boolean
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number
  pick<Item>(items: readonly Item[]): Item
}

export function drawsOf(seed: number, stream: string, entity: number): Draws {
  const streamHash = hashText(stream)
  let counter = 0
  const next = (): number => hash(seed, streamHash, entity, counter++) / 0x1_0000_0000
  return {
    unit: next,
    chance: (probability) => next() < probability,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('Nothing to pick from')
      return item
    },
  }
}

const half = 10
const mask = (1 << half) - 1
const idsFrom = 100_000
const idCount = 900_000

/** A six-digit number for `index`, by a keyed permutation: no two indexes share one, and its size tells nothing. */
export function permutedNumber(seed: number, stream: string, index: number): number {
  if (index >= idCount) throw new Error(`No more than ${idCount} ids of one kind`)
  const key = hashText(stream)
  let value = index
  do {
    let left = value >>> half
    let right = value & mask
    for (let round = 0; round < 4; round++) {
      const mixed = left ^ (hash(seed, key, right, round) & mask)
      left = right
      right = mixed
    }
    value = (left << half) | right
  } while (value >= idCount)
  return idsFrom + value
}

/** The items in an order decided by the seed alone. */
export function shuffled<Item>(seed: number, stream: string, items: readonly Item[]): Item[] {
  return items
    .map((item, index) => ({ item, rank: unit(seed, stream, index, 0) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ item }) => item)
}
