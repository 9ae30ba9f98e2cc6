import type { NewCustomer, NewOrder, NewShipment, NewTicket, ProofOfDelivery } from '@operant/sandbox'

/** What a person may do with a case that was handed over. */
export type Option =
  | 'replace'
  | 'refund'
  /** Tell the customer that nothing is owed. */
  | 'decline'
  /** Let the parcel come, and look again. */
  | 'wait'
  | 'ask the customer'
  /** Ask the carrier what its records mean, or have the parcel traced. */
  | 'ask the carrier'
  | 'ask the warehouse'
  /** Clear up with the payment provider or the books what was paid and paid back. */
  | 'check the payment'
  | 'confirm the address'
  /** Make sure that who writes is the customer, or may act for the customer. */
  | 'prove the sender'
  | 'review for fraud'
  /** Stop or fetch back what was sent. */
  | 'call the parcel back'
  /** Word an answer that no template has. */
  | 'answer by hand'

export type Role = 'operator' | 'support-lead' | 'finance'

export type Parcel = Partial<NewShipment>

export interface FurtherOrder {
  readonly customer?: NewCustomer
  readonly order: Partial<NewOrder> & { readonly id: string }
  /** None unless given. */
  readonly parcels?: readonly Parcel[]
}

/**
 * What the systems hold beyond, or instead of, the ordinary: customer CUS-1 (Nora Lind, a British consumer in good
 * standing), order ORD-2001 with one reading lamp (line ORD-2001-1, 40.00 GBP) paid in full, placed on 7 October 2026
 * and promised for the 20th, parcel SHP-2001 in transit, stock of five, and ticket TIC-1. Today is Wednesday, 21 October.
 */
export interface World {
  readonly customer?: Partial<NewCustomer>
  readonly order?: Partial<NewOrder>
  /** What the payment system says of ORD-2001, where it is not what the order's status says. */
  readonly payment?: { readonly status: 'captured' | 'open' | 'void'; readonly capturedMinor: number }
  /** Parcels of ORD-2001: SHP-2001, SHP-2002 and so on. */
  readonly parcels?: readonly Parcel[]
  readonly furtherOrders?: readonly FurtherOrder[]
  readonly refunds?: readonly { readonly id: string; readonly amountMinor: number; readonly at: string }[]
  /** Of line ORD-2001-1, by one of the further orders. */
  readonly replacement?: { readonly order: string; readonly quantity: number; readonly cancelled?: boolean }
  readonly carrierCases?: readonly {
    readonly id: string
    readonly kind: 'claim' | 'trace' | 'retrieval'
    readonly shipment: string
    readonly at: string
  }[]
  /** A batch of SKU-1 that is on quality hold. */
  readonly batchOnHold?: string
  readonly stock?: { readonly onHand: number; readonly hold?: number }
  readonly furtherTickets?: readonly (Partial<NewTicket> & { readonly id: string; readonly body: string })[]
  /** Messages on TIC-1 that colleagues wrote. */
  readonly messages?: readonly { readonly id: string; readonly body: string; readonly at: string }[]
  readonly ticket?: Partial<NewTicket>
}

/** A case that no table foresees, and what a right hand-over of it has. */
export interface UnforeseenCase {
  readonly name: string
  /** Why no row of the tables covers it. */
  readonly because: string
  readonly world: World
  readonly handOver: {
    /** Ids, instants, names and codes that must be in the case file. */
    readonly evidence: readonly string[]
    /** Must be offered. */
    readonly options: readonly Option[]
    /** Must not be offered: it would be wrong whatever the person finds. */
    readonly never?: readonly Option[]
    readonly role: Role
  }
  /** The text alone is unusual: one question to a person, before anything else, is as right as handing over. */
  readonly mayAsk?: true
}

export const order = 'ORD-2001'
export const line = 'ORD-2001-1'
export const parcel = 'SHP-2001'

/** One scan of a parcel. */
export function scan(at: string, state: NonNullable<Parcel['state']>, place = 'Leeds depot', remark = 'Scanned') {
  return { at, state, place, remark }
}

/** A parcel that was delivered, and where a proof is given, how. */
export function delivered(at: string, proof?: Omit<Partial<ProofOfDelivery>, 'deliveredAt'>): Parcel {
  const events = [scan('2026-10-09T06:00:00.000Z', 'InTransit'), scan(at, 'Delivered', 'Leeds', 'Delivered')]
  const common: Parcel = { state: 'Delivered', events }
  return proof ? { ...common, proofOfDelivery: { ...atTheDoor, ...proof, deliveredAt: at } } : common
}

/** The coordinates of the order's address. */
export const atTheDoor = { latitude: 53.7965, longitude: -1.5478 }

/** A parcel that nobody has scanned for seven business days: by the table it is lost. */
export const silent: Parcel = { state: 'InTransit', events: [scan('2026-10-12T06:00:00.000Z', 'InTransit')] }
