import { connector, systemClock, type Connector } from 'operant'
import type { Carrier } from './systems/carrier.ts'
import type { Desk } from './systems/desk.ts'
import type { Orders } from './systems/orders.ts'
import type { Payments } from './systems/payments.ts'
import type { Policies } from './systems/policies.ts'
import type { Returns } from './systems/returns.ts'

export type { Carrier } from './systems/carrier.ts'
export type { Desk } from './systems/desk.ts'
export type { Orders } from './systems/orders.ts'
export type { Payments } from './systems/payments.ts'
export type { Policies } from './systems/policies.ts'
export type { Returns } from './systems/returns.ts'

/** Where goods are, and who can look for a parcel. */
export interface Warehouse {
  stock(sku: string): Promise<readonly { readonly warehouse: string; readonly available: number }[]>
  /** Has somebody look for the parcel on the dock; null for an unknown shipment. */
  inspectDock(shipment: string): Promise<'on dock' | 'not found' | 'handed over' | null>
  product(sku: string): Promise<{ readonly returnable: boolean; readonly returnWindowDays: number } | null>
  /** What is known to be wrong with a product (batch null) or with one of its batches, and open. */
  knownIssues(sku: string): Promise<readonly { readonly id: string; readonly batch: string | null }[]>
}

/** The company's clock. */
export interface CompanyClock {
  now(): Date | string | Promise<Date | string>
}

/** The company's order system: customers, orders, replacements. */
export const orders = asked<Orders>('orders')
/** The carriers' tracking, proof of delivery and cases. */
export const carrier = asked<Carrier>('carrier')
export const warehouse = asked<Warehouse>('warehouse')
export const payments = asked<Payments>('payments')
/** The returns desk: requests with their evidence, and what was done about them. */
export const returns = asked<Returns>('returns')
/** Terms by country, and holidays. */
export const policies = asked<Policies>('policies')
/** The service desk: tickets, answers, notes, follow-ups. An answer reaches the customer by the desk's own mail. */
export const desk = asked<Desk>('desk')
/** Where "today" comes from. Without a client, the real time. */
export const clock = connector<CompanyClock>({ name: 'clock', open: () => systemClock })

function asked<Client>(name: string): Connector<Client> {
  return connector<Client>({
    name,
    open: () => {
      throw new Error(
        `the support agent needs a client for "${name}", and the project gives none. To mend it, return one as "${name}" from the project's clients`,
      )
    },
  })
}
