import type { Amount } from './amount.ts'

export interface CustomerRecord {
  readonly id: string
  readonly name: string
  /** ISO 3166 code. */
  readonly country: string
  readonly kind: 'consumer' | 'business'
  /** Names of the people at the customer's address. */
  readonly household: readonly string[]
  readonly otherIncidents90Days: number
  readonly notReceivedClaims12Months: number
  readonly orders12Months: number
  /** Share of orders that customers of this segment claim not to have received, 0 to 1. */
  readonly segmentClaimRate: number
  readonly segment: 'new' | 'standard' | 'vip'
  readonly email: string
  readonly damagedClaims12Months: number
  /** Orders of the last 12 months of which something was sent back. */
  readonly returnedOrders12Months: number
  /** Favours beyond what was owed. */
  readonly goodwill12Months: number
}

export interface OrderRecord {
  readonly id: string
  readonly customerId: string
  readonly status: 'paid' | 'unpaid' | 'cancelled'
  /** Calendar dates. */
  readonly placedOn: string
  readonly promisedOn: string
  readonly crossBorder: boolean
  /** The order that this one replaces something of. */
  readonly parentId: string | null
  readonly address: {
    readonly street: string
    readonly unit: string | null
    /** The building has several units. */
    readonly multiUnit: boolean
    readonly city: string
    readonly postcode: string
    /** ISO 3166 code. */
    readonly country: string
    readonly area: 'urban' | 'rural'
    /** Degrees. */
    readonly latitude: number
    readonly longitude: number
  }
  readonly lines: readonly {
    readonly id: string
    readonly sku: string
    readonly title: string
    readonly quantity: number
    /** Price of one piece. */
    readonly price: Amount
    readonly batch: string | null
    /** That batch is on quality hold. */
    readonly batchOnHold: boolean
  }[]
  /** For whom it was bought, where it is a present. */
  readonly gift: {
    readonly recipientName: string
    readonly recipientEmail: string
    /** Calendar date. */
    readonly openedOn: string | null
  } | null
}

/** A free order in place of a line that did not arrive, with its shipment. */
export interface ReplacementRecord {
  readonly id: string
  readonly parent: string
  readonly line: string
  readonly quantity: number
  readonly warehouse: string
  readonly signature: boolean
  readonly cause: string
  readonly trackingNumber: string
}

export interface Orders {
  customer(id: string): Promise<CustomerRecord | null>
  ordersOf(customer: string): Promise<readonly OrderRecord[]>
  order(id: string): Promise<OrderRecord | null>
  /** Reserves the stock and creates the order with its shipment, all or nothing. One replacement per line. */
  createReplacement(
    request: {
      parent: string
      line: string
      quantity: number
      warehouse: string
      signature: boolean
      cause: string
    },
    key: string,
  ): Promise<ReplacementRecord>
  findReplacement(of: { parent: string; line: string }): Promise<ReplacementRecord | null>
  /** Takes back a replacement that has not left yet. */
  cancelReplacement(id: string, key: string): Promise<unknown>
}
