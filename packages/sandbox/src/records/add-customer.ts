import type { CompanyDatabase } from '../database/database.ts'
import type { Customer } from './customers.ts'

export type NewCustomer = Partial<Customer> & { id: string }

/** Adds a customer; by default an ordinary British consumer without earlier trouble. */
export function addCustomer(database: CompanyDatabase, customer: NewCustomer): Customer {
  const added: Customer = {
    name: 'Sarah Whitfield',
    email: `${customer.id.toLowerCase()}@example.com`,
    country: 'GB',
    kind: 'consumer',
    segment: 'standard',
    household: [],
    home: null,
    otherIncidents90Days: 0,
    notReceivedClaims12Months: 0,
    orders12Months: 6,
    segmentClaimRate: 0.02,
    damagedClaims12Months: 0,
    returnedOrders12Months: 0,
    goodwill12Months: 0,
    ...customer,
  }
  const { id, name, email, country, kind, segment } = added
  database.insert('customer', {
    id,
    name,
    email,
    country,
    kind,
    segment,
    household: JSON.stringify(added.household),
    home: added.home && JSON.stringify(added.home),
    other_incidents_90_days: added.otherIncidents90Days,
    not_received_claims_12_months: added.notReceivedClaims12Months,
    orders_12_months: added.orders12Months,
    segment_claim_rate_ppm: Math.round(added.segmentClaimRate * 1e6),
    damaged_claims_12_months: added.damagedClaims12Months,
    returned_orders_12_months: added.returnedOrders12Months,
    goodwill_12_months: added.goodwill12Months,
  })
  return added
}
