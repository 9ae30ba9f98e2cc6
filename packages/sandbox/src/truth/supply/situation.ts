import type { Customer } from '../../records/customers.ts'
import type { InboundMode } from '../../records/supply/inbound.ts'
import type { SupplyTerms } from '../../records/supply/terms.ts'

/** Goods meant for a customer. Money in minor units. */
export interface Claim {
  id: string
  salesOrder: string
  segment: Customer['segment']
  quantity: number
  /** Calendar date. */
  neededOn: string
  penaltyPerDay: number
  penaltyCap: number
  /** Of one piece. */
  margin: number
}

/** All that the cost of a response to a late line depends on, on one day. Money in minor units, dates are calendar dates. */
export interface Situation {
  today: string
  eta: string
  mode: InboundMode
  line: { id: string; sku: string; quantity: number; price: number }
  /** Waiting for the line. */
  waiting: Claim[]
  /** Reserved in the warehouse, of the same article. */
  reserved: Claim[]
  /** Sold from stock in the warehouse. */
  stock: { available: number; demandPerDay: number; demandSd: number; margin: number }
  freight: {
    id: string
    mode: InboundMode
    takesParts: boolean
    capacity: number
    fixed: number
    perPiece: number
    avoided: number
    days: number
  }[]
  /** Other warehouses: what they have above their reorder point, and the way from there. */
  givers: { warehouse: string; surplus: number; fixed: number; perPiece: number; days: number }[]
  /** Of other, qualified suppliers. */
  offers: { supplier: string; price: number; moq: number; pack: number; leadDays: number }[]
  substitutes: { sku: string; available: number; extra: number; consent: number }[]
  /** What is left of the cost centre's budget in the month. */
  budgetLeft: number
  terms: SupplyTerms
}
