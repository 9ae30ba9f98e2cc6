import { type Customer, readCustomer } from '../records/customers.ts'
import { type Order, readOrder, readOrdersOf } from '../records/orders.ts'
import { callsOf, type SystemContext } from './calls.ts'
import { createExchanges, type Exchanges } from './exchanges.ts'
import { createReplacements, type Replacements } from './replacements.ts'

/** Customers, their orders, replacements and exchanges. */
export interface Orders extends Replacements, Exchanges {
  customer(id: string): Promise<Customer | null>
  /** Newest first. */
  ordersOf(customerId: string): Promise<Order[]>
  order(id: string): Promise<Order | null>
}

export function createOrders(context: SystemContext): Orders {
  const { database } = context
  const { read } = callsOf(context, 'orders')
  return {
    customer: (id) => read('customer', () => readCustomer(database, id)),
    ordersOf: (customerId) => read('ordersOf', () => readOrdersOf(database, customerId)),
    order: (id) => read('order', () => readOrder(database, id)),
    ...createReplacements(context),
    ...createExchanges(context),
  }
}
