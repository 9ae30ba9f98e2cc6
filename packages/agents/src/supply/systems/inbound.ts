import type { Amount } from '../../support/systems/amount.ts'
import type { InboundMode } from './terms.ts'

export interface ShipmentRecord {
  readonly id: string
  readonly order: string
  readonly mode: InboundMode
  readonly warehouse: string
  /** Calendar dates. */
  readonly etd: string
  readonly departedOn: string | null
  readonly etaOriginal: string
  readonly eta: string
  readonly arrivedOn: string | null
  /** Lines of the purchase order that are on board. */
  readonly lines: readonly { readonly line: string; readonly sku: string; readonly quantity: number }[]
  readonly milestones: readonly { readonly at: string; readonly kind: string; readonly newEta: string | null }[]
}

export interface FreightOptionRecord {
  readonly id: string
  readonly mode: InboundMode
  /** Whether a part of a line may go that way while the rest stays where it is. */
  readonly takesParts: boolean
  readonly capacity: number
  readonly fixedCost: Amount
  readonly costPerPiece: Amount
  /** What is saved of the first way when a whole line goes this one. */
  readonly avoidedCost: Amount
  /** Calendar days from the booking to the arrival. */
  readonly days: number
}

export interface FreightBookingRecord {
  readonly id: string
  readonly shipment: string
  readonly option: string
  readonly line: string
  readonly quantity: number
}

/** Goods on their way in. */
export interface Inbound {
  shipment(id: string): Promise<ShipmentRecord | null>
  /** Shipments under way that are expected later than at first, or that should have departed. */
  disturbed(): Promise<readonly string[]>
  shipmentsOf(order: string): Promise<readonly ShipmentRecord[]>
  freightOptions(shipment: string): Promise<readonly FreightOptionRecord[]>
  bookFreight(
    request: { shipment: string; option: string; line: string; quantity: number },
    key: string,
  ): Promise<unknown>
  findFreight(of: { shipment: string; option: string; line: string }): Promise<FreightBookingRecord | null>
  recordDecision(
    decision: { shipment: string; eta: string; option: string; cost: Amount; reasons: string },
    key: string,
  ): Promise<unknown>
  findDecision(of: { shipment: string; eta: string }): Promise<{
    readonly id: string
    readonly shipment: string
    readonly eta: string
    readonly option: string
    readonly reasons: string
  } | null>
}
