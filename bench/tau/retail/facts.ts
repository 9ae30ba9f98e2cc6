import { z } from 'zod'
import { connector, entity, fact, money, recordId } from 'operant'
import { noDefault } from '../../support/no-default.ts'
import { statuses } from './records.ts'
import type { RetailDesk } from './desk.ts'

/** The retail systems, as this conversation finds them. */
export const desk = connector<RetailDesk>({ name: 'desk', open: noDefault })

const method = z.object({
  id: recordId(),
  kind: z.enum(['gift_card', 'credit_card', 'paypal']),
  /** What is left on it; nothing on what has no balance. */
  balance: money(),
})
export const customer = fact(
  'customer',
  z.object({ id: recordId(), orders: z.array(recordId()), methods: z.array(method), methodIds: z.array(recordId()) }),
)
/** One of the customer's own orders. */
export const order = entity('order', customer.$.orders)
export const orderRecord = fact(
  'orderRecord',
  z.object({
    id: recordId(),
    customer: recordId(),
    status: z.enum(statuses),
    items: z.array(z.object({ id: recordId(), product: recordId(), price: money() })),
    itemIds: z.array(recordId()),
    paidWith: recordId(),
    paid: money(),
  }),
  { about: order },
)

const swaps = z.array(z.object({ item: z.string(), newItem: z.string() })).min(1)
const address = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  zip: z.string(),
})
// What the customer wants done, in the customer's words; each is also what a call is made with.
export const cancellation = fact('cancellation', z.object({ reason: z.string() }), { about: order })
export const shipping = fact('shipping', z.object({ address }), { about: order })
export const payment = fact('payment', z.object({ method: z.string() }), { about: order })
export const swap = fact('swap', z.object({ swaps, method: z.string() }), { about: order })
export const giveBack = fact('giveBack', z.object({ items: z.array(z.string()).min(1), method: z.string() }), {
  about: order,
})
export const home = fact('home', z.object({ address }))

/** What giving items for others comes to, in the live catalogue. */
export const quote = fact(
  'quote',
  z.object({
    items: z.array(
      z.object({ item: z.string(), newItem: z.string(), sameProduct: z.boolean(), available: z.boolean() }),
    ),
    /** What the customer pays; negative where it is paid back. */
    difference: money(),
  }),
)
