/** Which of the numbers that were mentioned are orders of the customer. */
export interface MatchedNumbers {
  /** The customer's own orders, each once. */
  readonly own: readonly string[]
  /** Numbers that are no order of the customer, nor one slip of the finger away from exactly one. */
  readonly strange: readonly string[]
}

export interface Candidate {
  readonly id: string
  /** Orders that were sent in its place. */
  readonly alsoKnownAs: readonly string[]
  /** A number that is one slip away may stand for it. */
  readonly slips: boolean
}

/** Matches numbers with the customer's own orders only; a number that is one slip away from a single one stands for it. */
export function matchNumbers(mentioned: readonly string[], own: readonly Candidate[]): MatchedNumbers {
  const found = mentioned.map((number) => ({ number, order: ownOrder(number, own) }))
  return {
    own: [...new Set(found.flatMap(({ order }) => (order === undefined ? [] : [order])))],
    strange: found.filter(({ order }) => order === undefined).map(({ number }) => number),
  }
}

function ownOrder(number: string, own: readonly Candidate[]): string | undefined {
  const exact = own.find(({ id, alsoKnownAs }) => id === number || alsoKnownAs.includes(number))
  if (exact) return exact.id
  const near = own.filter(({ id, slips }) => slips && isOneSlip(number, id))
  return near.length === 1 ? near[0]?.id : undefined
}

/** One digit wrong, missing or too many, or two neighbours swapped. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false
  let start = 0
  while (start < meant.length && typed[start] === meant[start]) start += 1
  const [one, other] = [typed.slice(start), meant.slice(start)]
  if (one.length !== other.length) return one.slice(1) === other || one === other.slice(1)
  const swapped = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)
  return one.slice(1) === other.slice(1) || swapped
}
