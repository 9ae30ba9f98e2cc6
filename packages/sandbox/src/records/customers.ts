import { type CompanyDatabase, fromJson } from '../database/database.ts'

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
  otherIncidents90Days: number
  notReceivedClaims12Months: number
  orders12Months: number
  /** Share of orders that customers of this segment claim not to have received, 0..1. */
  segmentClaimRate: number
}

interface CustomerRow {
  id: string
  name: string
  email: string
  country: string
  kind: Customer['kind']
  segment: Customer['segment']
  household: string
  other_incidents_90_days: number
  not_received_claims_12_months: number
  orders_12_months: number
  segment_claim_rate_ppm: number
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
    otherIncidents90Days: row.other_incidents_90_days,
    notReceivedClaims12Months: row.not_received_claims_12_months,
    orders12Months: row.orders_12_months,
    segmentClaimRate: row.segment_claim_rate_ppm / 1e6,
  }
}
