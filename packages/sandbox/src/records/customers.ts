import { type CompanyDatabase, fromJson } from '../database/database.ts'
import type { Address } from './orders.ts'

export interface Customer {
  id: string
  name: string
  email: string
  /** ISO 3166 code. */
  country: string
  kind: 'consumer' | 'business'
  segment: 'new' | 'standard' | 'vip'
  /** Names of the people at the customer's address. */
  household: string[]
  /** Where the customer lives, when it is known; gifts go elsewhere. */
  home: Address | null
  otherIncidents90Days: number
  notReceivedClaims12Months: number
  orders12Months: number
  /** Share of orders that customers of this segment claim not to have received, 0..1. */
  segmentClaimRate: number
  damagedClaims12Months: number
  /** Orders of the last 12 months of which something was sent back. */
  returnedOrders12Months: number
  /** Favours beyond what was owed in the last 12 months. */
  goodwill12Months: number
}

interface CustomerRow {
  id: string
  name: string
  email: string
  country: string
  kind: Customer['kind']
  segment: Customer['segment']
  household: string
  home: string | null
  other_incidents_90_days: number
  not_received_claims_12_months: number
  orders_12_months: number
  segment_claim_rate_ppm: number
  damaged_claims_12_months: number
  returned_orders_12_months: number
  goodwill_12_months: number
}

export function readCustomer(database: CompanyDatabase, id: string): Customer | null {
  const row = database.one<CustomerRow>('SELECT * FROM customer WHERE id = ?', id)
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    country: row.country,
    kind: row.kind,
    segment: row.segment,
    household: fromJson<string[]>(row.household),
    home: row.home === null ? null : fromJson<Address>(row.home),
    otherIncidents90Days: row.other_incidents_90_days,
    notReceivedClaims12Months: row.not_received_claims_12_months,
    orders12Months: row.orders_12_months,
    segmentClaimRate: row.segment_claim_rate_ppm / 1e6,
    damagedClaims12Months: row.damaged_claims_12_months,
    returnedOrders12Months: row.returned_orders_12_months,
    goodwill12Months: row.goodwill_12_months,
  }
}
