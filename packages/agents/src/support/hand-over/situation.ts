import { fact, money, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { moneyOf } from '../systems/amount.ts'
import { carrier, orders } from '../systems.ts'
import { ticket } from '../ticket/ticket.ts'

/** Nobody reads more than the latest orders of a customer. */
const mostOrders = 5

/** How the customer's latest orders stand: what whoever takes a ticket over looks up first. */
export const situation = fact(
  'situation',
  z.array(
    z.object({
      order: recordId(),
      status: recordText(),
      placedOn: z.iso.date(),
      promisedOn: z.iso.date(),
      lines: z.array(z.object({ id: recordId(), title: recordText(), price: money() })),
      parcels: z.array(
        z.object({
          id: recordId(),
          trackingNumber: recordId(),
          state: recordText(),
          substate: recordText().nullable(),
          lastScanAt: recordText().nullable(),
        }),
      ),
    }),
  ),
  { freshFor: '1h' },
)

export const readSituation = query({
  name: 'orders.readSituation',
  needs: { customer: ticket.$.customerId },
  gives: situation,
  uses: { orders, carrier },
  read: async (i, u) => {
    const own = (await u.orders.ordersOf(i.customer)).filter(({ customerId }) => customerId === i.customer)
    const latest = own.toSorted((one, other) => (one.placedOn < other.placedOn ? 1 : -1)).slice(0, mostOrders)
    return Promise.all(
      latest.map(async ({ id, status, placedOn, promisedOn, lines }) => ({
        order: id,
        status,
        placedOn,
        promisedOn,
        lines: lines.map((line) => ({ id: line.id, title: line.title, price: moneyOf(line.price) })),
        parcels: (await u.carrier.shipmentsOf(id)).map((one) => ({
          id: one.id,
          trackingNumber: one.trackingNumber,
          state: one.state,
          substate: one.substate,
          lastScanAt: one.lastScanAt,
        })),
      })),
    )
  },
})
