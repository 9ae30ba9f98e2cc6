/** A customer's line that waits for scarce stock. */
export interface Claim {
  readonly id: string
  /** Units wanted. */
  readonly quantity: number
  /** What each unit that is not there costs, in minor units. */
  readonly shortCost: number
  /** What it costs besides when the line is not complete, in minor units. */
  readonly incompleteCost: number
  /** Units it has a right to before anybody gets more. Default 0. */
  readonly floor?: number
}

export interface Allocation {
  /** Units by claim. */
  readonly given: ReadonlyMap<string, number>
  /** In minor units. */
  readonly cost: number
}

/**
 * Divides scarce stock at the least cost, exactly: the integer programme min sum c_i (q_i - x_i) + f_i [x_i < q_i] with
 * sum x_i <= stock and x_i at least the floor. Its cost is a sum over claims, so dynamic programming over the stock (Bellman,
 * 1957) finds the optimum whatever the costs are. Of equal optima, the claims that come first get more.
 */
export function allocate(stock: number, claims: readonly Claim[]): Allocation {
  const units = Math.max(0, Math.floor(stock))
  const floors = floorsWithin(units, claims)
  // best[i][s]: least cost of the claims from i on with s units left.
  const best: number[][] = Array.from({ length: claims.length + 1 }, () => Array.from({ length: units + 1 }, () => 0))
  const choice: number[][] = claims.map(() => Array.from({ length: units + 1 }, () => 0))
  for (let at = claims.length - 1; at >= 0; at -= 1) {
    const claim = claims[at]
    if (!claim) continue
    for (let left = 0; left <= units; left += 1) {
      let least = Infinity
      let chosen = 0
      for (let taken = Math.min(left, claim.quantity); taken >= 0; taken -= 1) {
        if (taken < (floors[at] ?? 0)) break
        const cost = costOf(claim, taken) + (best[at + 1]?.[left - taken] ?? Infinity)
        if (cost < least) [least, chosen] = [cost, taken]
      }
      best[at]![left] = least
      choice[at]![left] = chosen
    }
  }
  return walk(units, claims, choice, best[0]?.[units] ?? 0)
}

function walk(units: number, claims: readonly Claim[], choice: readonly number[][], cost: number): Allocation {
  const given = new Map<string, number>()
  let left = units
  for (const [at, claim] of claims.entries()) {
    const taken = choice[at]?.[left] ?? 0
    given.set(claim.id, taken)
    left -= taken
  }
  return { given, cost }
}

export function costOf({ quantity, shortCost, incompleteCost }: Claim, taken: number): number {
  return (quantity - taken) * shortCost + (taken < quantity ? incompleteCost : 0)
}

/** Floors that cannot all be kept are cut from the last claim up. */
function floorsWithin(units: number, claims: readonly Claim[]): readonly number[] {
  let left = units
  return claims.map(({ floor = 0, quantity }) => {
    const kept = Math.min(floor, quantity, left)
    left -= kept
    return kept
  })
}
