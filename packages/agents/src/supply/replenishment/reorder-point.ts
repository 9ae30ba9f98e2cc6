import { quantile } from '../statistics/normal.ts'

/** Demand per period, and the lead time in the same periods. */
export interface Replenishment {
  readonly demand: number
  readonly demandSd: number
  readonly lead: number
  readonly leadSd: number
  /** Share of the cycles in which stock is to last (cycle service level). */
  readonly service: number
}

/** Standard deviation of demand over the lead time: sqrt(L s_d^2 + d^2 s_L^2), for independent demand (Silver, Pyke and Thomas). */
export function leadDemandSd({ demand, demandSd, lead, leadSd }: Omit<Replenishment, 'service'>): number {
  return Math.sqrt(lead * demandSd ** 2 + demand ** 2 * leadSd ** 2)
}

export function safetyStock(of: Replenishment): number {
  return quantile(of.service) * leadDemandSd(of)
}

/** Continuous review: an order is due when the position falls to this. */
export function reorderPoint(of: Replenishment): number {
  return of.demand * of.lead + safetyStock(of)
}

/** Periodic review every `review` periods: what is ordered up to. */
export function orderUpTo(of: Replenishment, review: number): number {
  return reorderPoint({ ...of, lead: of.lead + review })
}

/** What the house assumes of a lead time's spread when a supplier announces a new one and nothing was measured yet. */
const announcedSpread = 0.15

/** A supplier's notice replaces the lead time from its first day on: it is no observation to average in. */
export function withLeadTime(of: Replenishment, lead: number, leadSd?: number): Replenishment {
  return { ...of, lead, leadSd: leadSd ?? Math.max(of.leadSd, announcedSpread * lead) }
}
