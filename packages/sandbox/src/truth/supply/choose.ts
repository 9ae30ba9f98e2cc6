import { minorOf } from './exposure.ts'
import type { Response } from './responses.ts'
import { responsesTo } from './responses.ts'
import type { Situation } from './situation.ts'

/** What is right to do about a late line, and how clear that is. */
export interface Choice {
  best: Response
  runnerUp: Response | null
  /** Above what may be spent without approval. */
  needsApproval: boolean
  /** All that the budget allows, the cheapest first. */
  possible: Response[]
  /** All that the budget does not allow. */
  tooDear: Response[]
  /** Minor units by which the nearest other response misses changing the choice. */
  clearBy: number
}

/** The cheapest response that the budget allows; of those within the noise, the one that is taken back most easily. */
export function choose(situation: Situation): Choice {
  const { terms, budgetLeft } = situation
  const all = responsesTo(situation).toSorted((one, other) => one.cost - other.cost)
  const possible = all.filter(({ outlay }) => outlay <= budgetLeft)
  const [cheapest] = possible
  if (!cheapest) throw new Error('Waiting is always possible')
  const noise = Math.max(terms.noise.share * Math.abs(cheapest.cost), minorOf(terms.noise.atLeast))
  const rank = ({ measures }: Response): number =>
    Math.max(...measures.map(({ kind }) => terms.reversibility.indexOf(kind)))
  const alike = possible
    .filter(({ cost }) => cost - cheapest.cost <= noise)
    .toSorted((one, other) => rank(one) - rank(other) || one.cost - other.cost)
  const best = alike[0] ?? cheapest
  const edges = possible.filter((one) => one !== cheapest).map(({ cost }) => Math.abs(cost - cheapest.cost - noise))
  const equals = alike.filter((one) => one !== best && rank(one) === rank(best)).map(({ cost }) => cost - best.cost)
  return {
    best,
    runnerUp: possible.find((one) => one !== best) ?? null,
    needsApproval: best.outlay > minorOf(terms.outlayWithoutApprovalUpTo),
    possible,
    tooDear: all.filter(({ outlay }) => outlay > budgetLeft),
    clearBy: Math.min(Infinity, ...edges, ...equals),
  }
}
