import type { Amount } from './amount.ts'

export interface RefundRecord {
  readonly id: string
  readonly order: string
  readonly line: string
  readonly cause: string
  readonly amount: Amount
  /** Instant. */
  readonly at: string
}

export interface PaymentRecord {
  readonly status: 'captured' | 'open' | 'void'
  readonly captured: Amount
  readonly refunds: readonly RefundRecord[]
}

export interface Payments {
  paymentOf(order: string): Promise<PaymentRecord | null>
  refund(request: { order: string; line: string; cause: string; amount: Amount }, key: string): Promise<RefundRecord>
  findRefund(of: { order: string; line: string; cause: string }): Promise<RefundRecord | null>
}
