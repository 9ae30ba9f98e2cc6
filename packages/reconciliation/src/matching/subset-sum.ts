/** What was chosen, by number; and whether nothing else would have done. */
export interface Subset {
  readonly chosen: readonly number[]
  readonly unique: boolean
}

/**
 * Two or more amounts that come to a sum: the fewest there can be, and of those the first. It stops at a second choice:
 * then nobody can say which is right. All amounts have the sign of the sum; they are whole minor units.
 * @param most How many are chosen at most.
 */
export function subsetOf(amounts: readonly number[], sum: number, most: number): Subset | undefined {
  let first: readonly number[] | undefined
  let second = false
  for (let count = 2; count <= Math.min(most, amounts.length) && !second; count += 1)
    for (const chosen of choices(amounts, sum, count)) {
      if (first) {
        second = true
        break
      }
      first = chosen
    }
  return first && { chosen: first, unique: !second }
}

/** Every choice of so many amounts that comes to the sum. Amounts are tried from the largest, and left where none can do. */
function* choices(amounts: readonly number[], sum: number, count: number): Generator<readonly number[]> {
  const order = amounts.map((amount, at) => [Math.abs(amount), at] as const).toSorted(([one], [other]) => other - one)
  const sizes = order.map(([size]) => size)
  const chosen: number[] = []
  function* from(start: number, left: number, still: number): Generator<readonly number[]> {
    if (still === 0) {
      if (left === 0) yield chosen.toSorted((one, other) => one - other)
      return
    }
    for (let at = start; at <= sizes.length - still; at += 1) {
      const size = sizes[at] ?? 0
      // From here on amounts are no larger: too little is left to be reached.
      if (size * still < left) return
      if (size > left) continue
      chosen.push(order[at]?.[1] ?? -1)
      yield* from(at + 1, left - size, still - 1)
      chosen.pop()
    }
  }
  yield* from(0, Math.abs(sum), count)
}

/** How many choices of k out of n would come to a sum by chance, where sums spread over so many minor units. */
export function sumsByChance(n: number, k: number, spreadMinor: number): number {
  let count = 1
  for (let at = 0; at < k; at += 1) count = (count * (n - at)) / (at + 1)
  return count / Math.max(1, spreadMinor)
}
