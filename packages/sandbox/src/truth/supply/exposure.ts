import { type Money, toMinor } from '../../records/money.ts'
import type { SupplyTerms } from '../../records/supply/terms.ts'
import { daysBetween } from '../calendar.ts'
import { density, distribution, loss } from './normal.ts'
import type { Claim, Situation } from './situation.ts'

/** When goods arrive: a calendar date with a standard deviation in days. */
export interface Arrival {
  on: string
  sd: number
}

export function minorOf(money: Money): number {
  const minor = toMinor(money)
  if (minor === null) throw new Error(`Not an amount: ${money.amount} ${money.currency}`)
  return minor
}

/** Probability that goods which are needed on a day arrive after it. */
export function lateProbability(neededOn: string, arrival: Arrival): number {
  return 1 - distribution(daysBetween(arrival.on, neededOn) / arrival.sd)
}

/** Days by which they are late on average, on-time arrivals counted as none. */
export function expectedDaysLate(neededOn: string, arrival: Arrival): number {
  const u = daysBetween(arrival.on, neededOn) / arrival.sd
  return arrival.sd * (density(u) - u * (1 - distribution(u)))
}

/** What a claim is expected to cost when its goods arrive then: penalty, lost margin, goodwill. Minor units, not rounded. */
export function exposureOf(claim: Claim, arrival: Arrival, terms: SupplyTerms): number {
  const late = expectedDaysLate(claim.neededOn, arrival)
  const { perDay, atMost } = terms.cancellation[claim.segment]
  return (
    Math.min(claim.penaltyCap, claim.penaltyPerDay * late) +
    Math.min(atMost, perDay * late) * claim.margin * claim.quantity +
    lateProbability(claim.neededOn, arrival) * minorOf(terms.goodwillPerLateOrder[claim.segment])
  )
}

/** Demand while goods are on their way: mean and standard deviation. */
function demandUntil(stock: Situation['stock'], days: number, sd: number): { mean: number; sd: number } {
  const { demandPerDay, demandSd } = stock
  return { mean: demandPerDay * days, sd: Math.sqrt(days * demandSd ** 2 + demandPerDay ** 2 * sd ** 2) }
}

/** Probability that the stock does not last until goods arrive in so many days. */
export function stockOutProbability(stock: Situation['stock'], days: number, sd: number): number {
  const demand = demandUntil(stock, days, sd)
  if (demand.sd === 0) return stock.available < demand.mean ? 1 : 0
  return 1 - distribution((stock.available - demand.mean) / demand.sd)
}

/** Pieces that are missing on average until goods arrive in so many days. */
export function expectedShort(stock: Situation['stock'], days: number, sd: number): number {
  const demand = demandUntil(stock, days, sd)
  if (demand.sd === 0) return Math.max(0, demand.mean - stock.available)
  return demand.sd * loss((stock.available - demand.mean) / demand.sd)
}
