import type { Amount } from '../../support/systems/amount.ts'

/** The kinds of response to a late shipment. */
export const responseKinds = [
  'wait',
  'transfer',
  'reallocate',
  'substitute',
  'supplier',
  'split',
  'expedite',
  'cancel',
] as const
export type ResponseKind = (typeof responseKinds)[number]

export type Segment = 'new' | 'standard' | 'vip'
export type InboundMode = 'sea' | 'road' | 'rail' | 'air'

/** What the company has laid down for purchasing and late shipments. */
export interface SupplyTermsRecord {
  readonly currency: string
  readonly outlayWithoutApprovalUpTo: Amount
  /** For every booking, transfer and order. */
  readonly handling: Amount
  /** For every customer's order that is changed. */
  readonly changePerOrder: Amount
  readonly goodwillPerLateOrder: Readonly<Record<Segment, Amount>>
  readonly goodwillPerMissingPiece: Amount
  /** Share of the price, 0..1, that a piece bought beyond need costs until it is sold. */
  readonly holdingShare: number
  /** How likely a customer cancels: per day late, and at most. */
  readonly cancellation: Readonly<Record<Segment, { readonly perDay: number; readonly atMost: number }>>
  readonly arrivalSdDays: Readonly<Record<InboundMode | 'transfer' | 'supplier', number>>
  /** Two costs are alike when they differ by no more than the larger of the two. */
  readonly noise: { readonly share: number; readonly atLeast: Amount }
  /** The easiest to take back first. */
  readonly reversibility: readonly ResponseKind[]
  readonly notices: {
    readonly from: number
    readonly fromForImportant: number
    readonly notAgainWithinHours: number
    readonly daysToCustomer: number
  }
  /** Business days after the first mail, of the supplier's country. */
  readonly chase: {
    readonly reminderAfter: number
    readonly secondReminderAfter: number
    readonly escalateAfter: number
  }
  readonly leadTimeSdShare: number
}

/** What the company has laid down, and when nobody works. */
export interface Policies {
  holidays(of: { country: string; from: string; to: string }): Promise<readonly { readonly day: string }[]>
  supplyTerms(on: string): Promise<SupplyTermsRecord | null>
}
