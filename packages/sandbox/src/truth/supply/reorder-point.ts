import { quantile } from './normal.ts'

/** The stock at which is reordered: demand over the lead time, and what the service level takes for its variation. */
export function newReorderPoint(of: {
  demandPerDay: number
  demandSd: number
  leadDays: number
  leadSd: number
  serviceLevel: number
}): number {
  const { demandPerDay, demandSd, leadDays, leadSd, serviceLevel } = of
  const deviation = Math.sqrt(leadDays * demandSd ** 2 + demandPerDay ** 2 * leadSd ** 2)
  return demandPerDay * leadDays + quantile(serviceLevel) * deviation
}
