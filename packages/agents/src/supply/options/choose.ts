import type { CostTerms, DelayCase } from './case.ts'
import type { Response } from './response.ts'
import { responsesTo } from './responses.ts'

/** What is right to do about a late line. */
export interface Choice {
  readonly best: Response
  /** All responses, the cheapest first, whether or not the budget allows them. */
  readonly all: readonly Response[]
}

/**
 * The cheapest response that spends no more than is left of the budget, and no more than `most`. Of those whose costs
 * differ by no more than the noise, the one that is taken back most easily.
 */
export function choose(of: DelayCase, most = Infinity): Choice {
  const all = responsesTo(of).toSorted((one, other) => one.cost - other.cost || (one.name < other.name ? -1 : 1))
  const limit = Math.min(of.budgetLeft ?? 0, most)
  // What spends nothing is always within limits, also where the budget is overdrawn.
  const possible = all.filter(({ outlay }) => outlay <= Math.max(limit, 0))
  const [cheapest] = possible
  if (!cheapest) throw new Error('waiting is always possible')
  const noise = Math.max(of.terms.noise.share * Math.abs(cheapest.cost), of.terms.noise.atLeast)
  const [best = cheapest] = possible
    .filter(({ cost }) => cost - cheapest.cost <= noise)
    .toSorted((one, other) => rankOf(one, of.terms) - rankOf(other, of.terms) || one.cost - other.cost)
  return { best, all }
}

/** How hard it is to take back: what is easiest comes first. A combination is as its harder part. */
function rankOf({ kinds }: Response, { reversibility }: CostTerms): number {
  return Math.max(...kinds.map((kind) => reversibility.indexOf(kind)))
}
