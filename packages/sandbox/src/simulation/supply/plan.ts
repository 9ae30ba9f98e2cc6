import { readFileSync, writeFileSync } from 'node:fs'
import type { Milestone } from '../../records/supply/inbound.ts'

/** A mail that a supplier writes. */
export interface PlannedMail {
  /** The id that it has once it is there. */
  id: string
  /** It answers that mail of the company to the supplier, counted from 1; 0 is written unasked, at `at`. */
  afterMail: number
  /** Business hours of the supplier's country after the mail that it answers. */
  hours: number
  at: string | null
  from: string
  subject: string
  body: string
  /** Whether the mail program says which mail it answers. */
  isReply: boolean
}

/** Goods that come in by themselves, with no shipment reported before. */
export interface PlannedDelivery {
  /** Ids of the receipt and of the purchase order's line. */
  id: string
  line: string
  at: string
  packingSlip: string
}

/** What suppliers and carriers are going to do. It is kept apart from the company. */
export interface SupplyPlan {
  orders: { order: string; country: string; mails: PlannedMail[]; deliveries: PlannedDelivery[] }[]
  shipments: {
    shipment: string
    warehouse: string
    /** Those still to come, in order; the last is the arrival. */
    milestones: Milestone[]
    /** One for each line, by the line's id. */
    receipts: { id: string; line: string; sku: string; quantity: number }[]
    packingSlip: string
    mails: PlannedMail[]
    /** What each customer says to a substitute, by allocation. */
    consents: Record<string, 'agreed' | 'declined'>
  }[]
}

export function writePlan(file: string, plan: SupplyPlan): void {
  writeFileSync(file, `${JSON.stringify(plan)}\n`)
}

export function readPlan(file: string): SupplyPlan {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the generator writes this file
  return JSON.parse(readFileSync(file, 'utf8')) as SupplyPlan
}
