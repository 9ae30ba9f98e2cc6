import { entity, fact, money, owner, query, recordId, recordText, writtenBy } from 'operant'
import { z } from 'zod'
import type { OrderRecord } from '../systems/orders.ts'
import { moneyOf } from '../systems/amount.ts'
import { orders } from '../systems.ts'
import { ticket } from '../ticket/ticket.ts'
import { order } from './concern.ts'

export const orderRecord = fact(
  'orderRecord',
  z.object({
    id: recordId(),
    customerId: recordId(),
    status: z.enum(['paid', 'unpaid', 'cancelled']),
    placedOn: z.iso.date(),
    promisedOn: z.iso.date(),
    crossBorder: z.boolean(),
    /** The order that this one was sent in place of. */
    parentId: recordId().nullable(),
    address: z.object({
      street: writtenBy('customer', z.string()),
      unit: writtenBy('customer', z.string().nullable()),
      multiUnit: z.boolean(),
      city: writtenBy('customer', z.string()),
      postcode: writtenBy('customer', z.string()),
      country: recordText(),
      area: z.enum(['urban', 'rural']),
      latitude: z.number(),
      longitude: z.number(),
    }),
    lines: z.array(
      z.object({
        id: recordId(),
        sku: recordId(),
        title: recordText(),
        quantity: z.number().int().min(1),
        /** Of all its pieces together. */
        value: money(),
        batch: recordText().nullable(),
        /** The batch that it came from is on quality hold. */
        batchOnHold: z.boolean(),
      }),
    ),
  }),
  { about: order, freshFor: '15m', readers: owner('customer', 'customerId') },
)

export const orderLine = entity('orderLine', orderRecord.$.lines, 'id')

export const readOrder = query({
  name: 'orders.readOrder',
  needs: { id: order },
  gives: orderRecord,
  uses: { orders },
  read: async (i, u, say) => {
    const found = await u.orders.order(i.id)
    return found ? recordOf(found) : say.missing(`there is no order ${i.id}`)
  },
})

/** The same by way of the customer: for where an order cannot be had by its number. */
export const findOrderOfCustomer = query({
  name: 'orders.findAmongCustomers',
  needs: { id: order, customer: ticket.$.customerId },
  gives: orderRecord,
  uses: { orders },
  cost: 3,
  read: async (i, u, say) => {
    const found = (await u.orders.ordersOf(i.customer)).find(({ id }) => id === i.id)
    return found ? recordOf(found) : say.missing(`${i.customer} has no order ${i.id}`)
  },
})

function recordOf(found: OrderRecord) {
  const { id, customerId, status, placedOn, promisedOn, crossBorder, parentId } = found
  const { street, unit, multiUnit, city, postcode, country, area, latitude, longitude } = found.address
  const lines = found.lines.map((line) => ({
    id: line.id,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    value: moneyOf(line.price).times(line.quantity),
    batch: line.batch,
    batchOnHold: line.batchOnHold,
  }))
  const address = { street, unit, multiUnit, city, postcode, country, area, latitude, longitude }
  return { id, customerId, status, placedOn, promisedOn, crossBorder, parentId, address, lines }
}
