import { cumulative, loss } from '../statistics/normal.ts'

/** Demand for free stock, per day. */
export interface Demand {
  readonly perDay: number
  readonly sd: number
}

/** When something comes: days from now, and how far that may be off. */
export interface Arrival {
  readonly inDays: number
  readonly sdDays: number
}

/** Demand until an arrival that is itself uncertain: mean d L, variance L s_d^2 + d^2 s_L^2. */
function demandUntil({ perDay, sd }: Demand, { inDays, sdDays }: Arrival): { mean: number; sd: number } {
  const days = Math.max(0, inDays)
  return { mean: perDay * days, sd: Math.sqrt(days * sd ** 2 + perDay ** 2 * sdDays ** 2) }
}

/** 1 - Phi((stock - d L) / s): how likely stock runs out before the arrival. */
export function stockOutProbability(stock: number, demand: Demand, arrival: Arrival): number {
  const until = demandUntil(demand, arrival)
  if (until.sd === 0) return stock < until.mean ? 1 : 0
  return cumulative((until.mean - stock) / until.sd)
}

/** s G(z): units of demand that find no stock before the arrival, on average. */
export function expectedShort(stock: number, demand: Demand, arrival: Arrival): number {
  const until = demandUntil(demand, arrival)
  if (until.sd === 0) return Math.max(0, until.mean - stock)
  return until.sd * loss((stock - until.mean) / until.sd)
}

/** 1 - Phi((promise - eta) / s): how likely what arrives misses a promise, both in days from now. */
export function lateProbability(promiseInDays: number, { inDays, sdDays }: Arrival): number {
  if (sdDays === 0) return inDays > promiseInDays ? 1 : 0
  return cumulative((inDays - promiseInDays) / sdDays)
}

/** Days by which a promise is missed, on average: s G((promise - eta) / s). */
export function expectedDaysLate(promiseInDays: number, { inDays, sdDays }: Arrival): number {
  if (sdDays === 0) return Math.max(0, inDays - promiseInDays)
  return sdDays * loss((promiseInDays - inDays) / sdDays)
}
