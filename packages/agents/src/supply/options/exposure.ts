import { expectedDaysLate, expectedShort, lateProbability } from '../impact/impact.ts'
import { daysBetween, type CostTerms, type Expected, type LateLine, type StockSales, type Waiting } from './case.ts'

/** Promises that are missed at least this likely are at risk. */
export const atRiskFrom = 0.5

/** How likely goods that are expected then come too late for somebody. */
export function lateBy(one: Pick<Waiting, 'neededOn'>, { on, sdDays }: Expected): number {
  return lateProbability(daysBetween(on, one.neededOn), { inDays: 0, sdDays })
}

/** What is expected to be lost on somebody's goods: penalties, the margin if they cancel, goodwill. In minor units. */
export function exposureOf(one: Waiting, expected: Expected, terms: CostTerms): number {
  const { on, sdDays } = expected
  const daysLate = expectedDaysLate(daysBetween(on, one.neededOn), { inDays: 0, sdDays })
  const cancels = terms.cancellation[one.segment]
  return (
    Math.min(one.penaltyAtMost, one.penaltyPerDay * daysLate) +
    Math.min(cancels.atMost, cancels.perDay * daysLate) * one.marginPerPiece * one.quantity +
    lateBy(one, expected) * terms.goodwillPerLateOrder[one.segment]
  )
}

/** Pieces for which there is no stock before the goods come, on average, where so many more are there. */
export function piecesShort(stock: StockSales, today: string, { on, sdDays }: Expected, more = 0): number {
  return expectedShort(stock.available + more, stock, { inDays: daysBetween(today, on), sdDays })
}

export function stockExposure(
  stock: StockSales,
  today: string,
  expected: Expected,
  terms: CostTerms,
  more = 0,
): number {
  return piecesShort(stock, today, expected, more) * (stock.marginPerPiece + terms.goodwillPerMissingPiece)
}

/** What a line needs before its shipment comes. */
export interface Need {
  /** Whose promise will probably be missed, in the order in which they are served. */
  readonly atRisk: readonly Waiting[]
  readonly others: readonly Waiting[]
  /** Pieces of those at risk. */
  readonly promised: number
  /** Pieces that those who buy from stock will miss, rounded up. */
  readonly short: number
  readonly pieces: number
}

export function needOf(line: LateLine, today: string, expected: Expected): Need {
  const atRisk = line.waiting.filter((one) => lateBy(one, expected) >= atRiskFrom)
  const promised = atRisk.reduce((sum, { quantity }) => sum + quantity, 0)
  const short = Math.ceil(rounded(piecesShort(line.stock, today, expected)))
  return {
    atRisk: atRisk.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    others: line.waiting.filter((one) => !atRisk.includes(one)),
    promised,
    short,
    pieces: promised + short,
  }
}

const keyOf = ({ neededOn, id }: Waiting): string => `${neededOn} ${id}`

/** A shortage of less than this is none, in pieces. */
const negligible = 0.05

function rounded(pieces: number): number {
  return pieces < negligible ? 0 : pieces
}
