import type { NewCustomer } from '../../records/add-customer.ts'
import type { NewReturnRequest } from '../../records/returns.ts'
import type { Money } from '../../records/money.ts'
import { fromMinor } from '../../records/money.ts'
import type { Expected, ExpectedWrite, Mention } from '../../truth/ticket-truth.ts'
import {
  claimFor,
  type OwedLine,
  refundOf,
  replacementOf,
  replyOn,
  retrievalFor,
  traceFor,
} from '../../truth/writes.ts'
import type { Country } from '../places.ts'
import { type CustomerTraits, lineId, lineValue, type PlannedOrder, type Scene } from '../scene.ts'
import type { Reason } from '../wording/reason.ts'
import type { Reference } from '../wording/reference.ts'

/** A kind of ticket that is planted. */
export interface Case {
  /** What is reported on; several cases may share it. */
  class: string
  row: number | null
  /** The class that it is easily taken for. */
  decoyOf?: string
  /** Weight among the tickets beyond the first of each case. */
  share: number
  /** By default any country. */
  countries?: readonly Country[]
  /** How the text names the order, when the case prescribes it. */
  reference?: Reference
  /** The text also tries to give orders to whoever processes it. */
  injection?: boolean
  plant(scene: Scene, ticket: string): Planted
}

/** What is behind one ticket. */
export interface Planted {
  orders: PlannedOrder[]
  /** The orders that the customer writes about. */
  about: PlannedOrder[]
  customer?: CustomerTraits
  reason: Reason
  expected: Expected
  writes: ExpectedWrite[]
  /** Beyond a note, and beyond holding answers where somebody else has to decide. */
  tolerated?: ExpectedWrite[]
  /**
   * Whether the text has to name the order, may leave it out, or must leave it out; `clear`: it may, and other records
   * say which order is meant.
   */
  naming: 'must' | 'may' | 'never' | 'clear'
  /** Who bought what the ticket is about, when that is not who writes. */
  buyer?: NewCustomer | null
  /** The request at the returns desk. */
  returning?: { request: NewReturnRequest; knownPhotos: { sha256: string; firstSeenOn: string }[] }
  /** Row of the table of returns. */
  row?: string
  /** False when even the best reader cannot know what is meant. Default true. */
  identifiable?: boolean
}

/** How a ticket ends that needs no remedy: an answer that mentions these things. */
export function told(ticket: string, status: 'solved' | 'pending', mentions: Mention[] = []): ExpectedWrite[] {
  return [replyOn(ticket, status, mentions)]
}

export const text = (value: string): Mention => ({ kind: 'text', text: value })

/** What the customer is owed for the first parcel of an order. */
export function owedFor(planned: PlannedOrder): OwedLine[] {
  const [shipment] = planned.shipments
  if (!shipment) throw new Error(`Order ${planned.order.id} has no parcel`)
  return planned.order.lines.map((_, index) => owedOf(planned, shipment, index))
}

/** What is owed for one line, counted from 0, that was in a parcel. */
export function owedOf(planned: PlannedOrder, shipment: { id: string }, index: number): OwedLine {
  return {
    order: planned.order.id,
    line: lineId(planned, index),
    quantity: planned.order.lines[index]?.quantity ?? 1,
    value: fromMinor(lineValue(planned, index), planned.order.currency),
    shipment: shipment.id,
  }
}

/** The end state of rows 5, 6, 7 and 9: a remedy per line, the row's carrier cases, and the answer that tells of it. */
export function remedied(
  ticket: string,
  row: 5 | 6 | 7 | 9,
  planned: PlannedOrder,
  remedy: 'replacement' | 'refund' = 'replacement',
): ExpectedWrite[] {
  const owed = owedFor(planned)
  const mentions = owed.map((line) => (remedy === 'refund' ? amount(line.value) : tracking(line)))
  return [
    ...owed.map((line) => (remedy === 'refund' ? refundOf(line) : replacementOf(line, row === 7 || row === 9))),
    ...carrierCases(row, owed[0]?.shipment ?? ''),
    replyOn(ticket, 'solved', mentions),
  ]
}

export function carrierCases(row: 5 | 6 | 7 | 9, shipment: string): ExpectedWrite[] {
  if (row === 6) return [claimFor(shipment)]
  if (row === 7) return [claimFor(shipment), retrievalFor(shipment)]
  return row === 9 ? [traceFor(shipment)] : []
}

const amount = (value: Money): Mention => ({ kind: 'amount', amount: value.amount })
const tracking = (line: OwedLine): Mention => ({ kind: 'replacementTracking', parent: line.order, line: line.line })

/** The smaller figure when the difficulty is 3, so that limits are met exactly; otherwise the larger. */
export function near(scene: Scene, exact: number, clear: number): number {
  return scene.difficulty === 3 ? exact : clear
}
