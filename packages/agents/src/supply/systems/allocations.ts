import type { Amount } from '../../support/systems/amount.ts'
import type { Segment } from './terms.ts'

/** Goods that are meant for a line of a customer's order. */
export interface AllocationRecord {
  readonly id: string
  /** The purchase order's line that they come with; null when they are reserved in the warehouse. */
  readonly line: string | null
  readonly warehouse: string
  readonly sku: string
  readonly quantity: number
  readonly salesOrder: string
  readonly customer: string
  readonly segment: Segment
  /** The calendar date on which they have to be in the warehouse for the customer's date to hold. */
  readonly neededOn: string
  readonly penaltyPerDay: Amount
  readonly penaltyAtMost: Amount
  readonly marginPerPiece: Amount
  readonly status: 'waiting' | 'ready' | 'cancelled'
}

export interface NoticeRecord {
  readonly id: string
  readonly salesOrder: string
  readonly newDate: string
  readonly body: string
  /** Instant. */
  readonly at: string
}

/** What goods are meant for which customer, and what customers are told and asked about it. */
export interface Allocations {
  ofPurchase(order: string): Promise<readonly AllocationRecord[]>
  ofGoods(of: { sku: string; warehouse: string }): Promise<readonly AllocationRecord[]>
  reallocate(change: { allocation: string; with: string }, key: string): Promise<unknown>
  findReallocation(of: { allocation: string; with: string }): Promise<object | null>
  cancel(cancellation: { allocation: string; reason: string }, key: string): Promise<unknown>
  findCancellation(of: { allocation: string }): Promise<object | null>
  /** Asks the customer by mail for another article in its place. */
  askConsent(question: { allocation: string; sku: string; body: string }, key: string): Promise<unknown>
  findConsent(of: { allocation: string; sku: string }): Promise<object | null>
  /** Tells the customer the new date by mail. */
  tell(request: { salesOrder: string; shipment: string; newDate: string; body: string }, key: string): Promise<unknown>
  /** About one customer's order, oldest first. */
  noticesOf(salesOrder: string): Promise<readonly NoticeRecord[]>
}
