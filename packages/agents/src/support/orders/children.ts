import { fact, query } from 'operant'
import { z } from 'zod'
import { shipment, shipmentOf } from '../delivery/shipments.ts'
import { carrier, orders } from '../systems.ts'
import { ticket } from '../ticket/ticket.ts'
import { order } from './concern.ts'

/** Orders that were sent in place of something of this one before this run began, with their parcels. */
export const children = fact(
  'children',
  z.array(
    z.object({
      id: z.string(),
      status: z.enum(['paid', 'unpaid', 'cancelled']),
      street: z.string(),
      parcels: z.array(shipment),
    }),
  ),
  { about: order },
)

export const readChildren = query({
  name: 'orders.readChildren',
  needs: { id: order, customer: ticket.$.customerId },
  gives: children,
  uses: { orders, carrier },
  read: async (i, u) => {
    const found = (await u.orders.ordersOf(i.customer)).filter(({ parentId }) => parentId === i.id)
    return Promise.all(
      found.map(async ({ id, status, address }) => {
        const parcels = await u.carrier.shipmentsOf(id)
        return { id, status, street: address.street, parcels: parcels.map((one) => shipmentOf(one)) }
      }),
    )
  },
})
