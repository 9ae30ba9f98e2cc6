import type { InboundMode, ResponseKind, Segment } from '../systems/terms.ts'

/** Goods that wait for the late shipment for one customer. Money is in minor units, days are calendar dates. */
export interface Waiting {
  readonly id: string
  readonly salesOrder: string
  readonly segment: Segment
  readonly quantity: number
  /** The day on which they have to be in the warehouse. */
  readonly neededOn: string
  readonly penaltyPerDay: number
  readonly penaltyAtMost: number
  readonly marginPerPiece: number
}

/** What is sold from stock beside, a day. */
export interface StockSales {
  readonly available: number
  readonly perDay: number
  readonly sd: number
  readonly marginPerPiece: number
}

/** A line of the late shipment. */
export interface LateLine {
  readonly line: string
  readonly sku: string
  readonly quantity: number
  /** Of one piece. */
  readonly price: number
  readonly waiting: readonly Waiting[]
  readonly stock: StockSales
}

export interface Freight {
  readonly id: string
  readonly mode: InboundMode
  readonly takesParts: boolean
  readonly capacity: number
  readonly fixed: number
  readonly perPiece: number
  readonly avoided: number
  readonly days: number
}

export interface Giver {
  readonly warehouse: string
  /** Pieces it has above its own reorder point. */
  readonly surplus: number
  readonly fixed: number
  readonly perPiece: number
  readonly days: number
}

export interface Offer {
  readonly supplier: string
  readonly price: number
  readonly moq: number
  readonly pack: number
  readonly leadDays: number
}

export interface Substitute {
  readonly sku: string
  readonly available: number
  readonly extraPerPiece: number
  readonly consentShare: number
}

/** What the company has laid down, in minor units. */
export interface CostTerms {
  readonly handling: number
  readonly changePerOrder: number
  readonly goodwillPerLateOrder: Readonly<Record<Segment, number>>
  readonly goodwillPerMissingPiece: number
  readonly holdingShare: number
  readonly cancellation: Readonly<Record<Segment, { readonly perDay: number; readonly atMost: number }>>
  readonly arrivalSdDays: Readonly<Record<InboundMode | 'transfer' | 'supplier', number>>
  readonly noise: { readonly share: number; readonly atLeast: number }
  readonly reversibility: readonly ResponseKind[]
}

/** A line of a late shipment, with all that can be done about it. */
export interface DelayCase {
  readonly today: string
  /** When it is expected now. */
  readonly eta: string
  readonly mode: InboundMode
  readonly line: LateLine
  readonly freight: readonly Freight[]
  readonly givers: readonly Giver[]
  readonly offers: readonly Offer[]
  readonly substitutes: readonly Substitute[]
  /** What is reserved in the warehouse already of the same article. */
  readonly reserved: readonly Waiting[]
  readonly terms: CostTerms
  /** What is left of the budget; undefined where none is laid down. */
  readonly budgetLeft: number | undefined
}

/** When goods arrive: a day, and how far that may be off. */
export interface Expected {
  readonly on: string
  readonly sdDays: number
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
