import type { Money } from 'operant'
import type { Phase } from '../delivery/phase.ts'

/** A scan as a parcel's history keeps it. */
export interface Scan {
  readonly at: string
  readonly state: string
  readonly place: string
  readonly point: { readonly latitude: number; readonly longitude: number } | null
}

export interface ParcelRecord {
  readonly id: string
  readonly phase: Phase
  readonly state: string
  readonly substate: string | null
  readonly pickupPoint: string | null
  readonly contents: readonly { readonly line: string; readonly quantity: number }[]
  readonly shippedOn: string
  readonly declaredGrams: number
  readonly scannedGrams: number | null
  readonly scans: readonly Scan[]
  readonly silent: boolean
}

export interface ProofOfParcel {
  readonly shipment: string
  readonly deliveredAt: string
  readonly unit: string | null
  readonly point: { readonly latitude: number; readonly longitude: number } | null
  readonly signedBy: string | null
}

/** Everything that the systems hold of one order, beside each other. */
export interface OrderRecords {
  readonly today: string
  readonly order: {
    readonly id: string
    readonly status: 'paid' | 'unpaid' | 'cancelled'
    readonly placedOn: string
    readonly parentId: string | null
    readonly address: {
      readonly street: string
      readonly latitude: number
      readonly longitude: number
      readonly area: 'urban' | 'rural'
    }
    readonly lines: readonly {
      readonly id: string
      readonly sku: string
      readonly quantity: number
      readonly value: Money
      readonly batch: string | null
      readonly batchOnHold: boolean
    }[]
  }
  readonly customer: {
    readonly name: string
    readonly household: readonly string[]
    readonly kind: string
    readonly segment: string
  }
  readonly payment: {
    readonly status: 'captured' | 'open' | 'void'
    readonly captured: Money
    readonly refunds: readonly {
      readonly id: string
      readonly line: string
      readonly amount: Money
      readonly on: string
    }[]
  }
  readonly replacements: readonly { readonly id: string; readonly line: string; readonly quantity: number }[]
  readonly parcels: readonly ParcelRecord[]
  /** Whoever signed and is named in the customer's text; null where nobody is. */
  readonly namedSigner: string | null
  readonly proofs: readonly ProofOfParcel[]
  readonly docks: readonly { readonly shipment: string; readonly dock: string }[]
  readonly cases: readonly { readonly id: string; readonly kind: string; readonly shipment: string }[]
  /** Orders that replace something of this one, with their parcels. */
  readonly children: readonly {
    readonly id: string
    readonly status: string
    readonly street: string
    readonly parcels: readonly {
      readonly id: string
      readonly phase: Phase
      readonly lastScanAt: string | null
      readonly silent: boolean
    }[]
  }[]
}
