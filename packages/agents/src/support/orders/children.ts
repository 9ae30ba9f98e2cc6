import { fact, maybe, query, recordId, writtenBy } from 'operant'
import { z } from 'zod'
import { shipment, shipmentOf } from '../delivery/shipments.ts'
import type { OrderRecord } from '../systems/orders.ts'
import { type Carrier, carrier, orders } from '../systems.ts'
import { ticket } from '../ticket/ticket.ts'
import { order, ownOrders } from './concern.ts'
import { replacements } from './standing.ts'

/** Orders that were sent in place of something of this one before this run began, with their parcels. */
export const children = fact(
  'children',
  z.array(
    z.object({
      id: recordId(),
      status: z.enum(['paid', 'unpaid', 'cancelled']),
      street: writtenBy('customer', z.string()),
      parcels: z.array(shipment),
    }),
  ),
  { about: order },
)

/** Where the list of the customer's orders cannot be had: those that stand as replacements, one by one. */
export const readStandingChildren = query({
  name: 'orders.readStandingChildren',
  needs: { replacements, list: maybe(ownOrders) },
  gives: children,
  uses: { orders, carrier },
  cost: 10,
  read: async (i, u, say) => {
    if (i.list) return say.missing('the list of the orders of the customer says it all')
    const found = await Promise.all(i.replacements.map(({ id }) => u.orders.order(id)))
    return Promise.all(found.flatMap((one) => (one ? [childOf(one, u.carrier)] : [])))
  },
})

export const readChildren = query({
  name: 'orders.readChildren',
  needs: { id: order, customer: ticket.$.customerId },
  gives: children,
  uses: { orders, carrier },
  read: async (i, u) => {
    const found = (await u.orders.ordersOf(i.customer)).filter(({ parentId }) => parentId === i.id)
    return Promise.all(found.map((one) => childOf(one, u.carrier)))
  },
})

async function childOf({ id, status, address }: OrderRecord, from: Carrier) {
  const parcels = await from.shipmentsOf(id)
  return { id, status, street: address.street, parcels: parcels.map((one) => shipmentOf(one)) }
}
