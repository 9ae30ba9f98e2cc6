/** What was chosen, by number; and whether nothing else would have done. */
export interface Subset {
  readonly chosen: readonly number[]
  readonly unique: boolean
}

/**
 * Amounts that come to a sum: of the first of these counts that gives any, the first choice. It stops at a second choice of
 * any of the counts: then nobody can say which is right. All amounts have the sign of the sum; they are whole minor units.
 */
export function subsetOf(amounts: readonly number[], sum: number, counts: readonly number[]): Subset | undefined {
  let first: readonly number[] | undefined
  for (const count of counts)
    for (const chosen of choices(amounts, sum, count)) {
      if (first) return { chosen: first, unique: false }
      first = chosen
    }
  return first && { chosen: first, unique: true }
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
    if (still === 2) {
      yield* pairsFrom(start, left)
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
  /** Every two that come to what is left, from both ends: of n amounts in n steps. */
  function* pairsFrom(start: number, left: number): Generator<readonly number[]> {
    let [low, high] = [start, sizes.length - 1]
    while (low < high) {
      const both = (sizes[low] ?? 0) + (sizes[high] ?? 0)
      if (both > left) low += 1
      else if (both < left) high -= 1
      else {
        for (let at = high; at > low && sizes[at] === sizes[high]; at -= 1)
          yield [...chosen, order[low]?.[1] ?? -1, order[at]?.[1] ?? -1].toSorted((one, other) => one - other)
        low += 1
      }
    }
  }
  yield* from(0, Math.abs(sum), count)
}

/** Steps that looking through one count may take: some hundredths of a second. */
const mostSteps = 1_000_000

/**
 * The counts, from the fewest to the most, of which at most so many sums would be there by chance, and which can be looked
 * through: all but two amounts of a choice are tried, and the two are found in n steps.
 */
export function countsByChance(
  amounts: readonly number[],
  { fewest, most }: { readonly fewest: number; readonly most: number },
  chance: number,
): readonly number[] {
  const all = amounts.reduce((total, amount) => total + Math.abs(amount), 0)
  const counts: number[] = []
  for (let count = fewest; count <= Math.min(most, amounts.length); count += 1) {
    if (sumsByChance(amounts.length, count, all) > chance) continue
    if (choicesOf(amounts.length, count - 2) * amounts.length <= mostSteps) counts.push(count)
  }
  return counts
}

/** How many choices of k out of n there are. */
function choicesOf(n: number, k: number): number {
  let count = 1
  for (let at = 0; at < k; at += 1) count = (count * (n - at)) / (at + 1)
  return count
}

/** How many choices of k out of n amounts would come to a sum by chance, where all n come to so many minor units. */
export function sumsByChance(n: number, k: number, allMinor: number): number {
  // The sums of k amounts spread over about what k of them come to.
  return choicesOf(n, k) / Math.max(1, (allMinor / n) * k)
}
