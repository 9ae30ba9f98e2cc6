// operant connect: 2b83fd0f62970fd49bcf8b08f3fad9aab8c30f2e71962b077a27cedd0c00d525
// orders: made by operant connect from orders.yaml. It is yours to edit:
// when it is made again, an edited file stays as it is, and the new one is put beside it.

import { argument, connector, fact, query, unprovenAction } from 'operant'
import { bearer, httpClient, secret } from 'operant/connect'
import { z } from 'zod'

/** Orders API 1.4. Orders of a sample shop, and what was refunded. */
export const ordersSystem = connector({
  name: 'orders',
  open: ({ base = 'https://orders.example.com/v1' }) =>
    httpClient({
      base,
      schemes: { token: bearer(secret('ORDERS_TOKEN')) },
      security: ['token'],
    }),
})

// What is spoken of.

export const Status = z.enum(['placed', 'sent', 'delivered', 'lost'])

export const Order = z.object({
  id: z.string(),
  status: Status,
  total: z.number().min(0),
  currency: z.enum(['EUR', 'GBP']),
  placedAt: z.iso.datetime({ offset: true }).optional(),
  // What the customer wrote
  note: z.string().optional(),
})

export const Refund = z.object({ id: z.string(), amount: z.number() })

// What can be read.

export const OrdersSchema = z.array(Order)
export const ordersFact = fact('ordersOrders', OrdersSchema)

/** GET /orders: Lists orders */
export const listOrders = query({
  name: 'orders.listOrders',
  needs: {
    status: argument(z.array(Status).optional(), 'Only those in one of these states'),
    placedFrom: argument(z.iso.date().optional()),
  },
  gives: ordersFact,
  uses: { orders: ordersSystem },
  read: (i, u, say) =>
    u.orders.read(i, say, {
      method: 'GET',
      path: '/orders',
      parameters: { status: { in: 'query', explode: false }, placedFrom: { in: 'query' } },
      answer: OrdersSchema,
    }),
})

export const order = fact('ordersOrder', Order)

/** GET /orders/{orderId}: Reads one order */
export const getOrder = query({
  name: 'orders.getOrder',
  needs: { orderId: argument(z.string().regex(new RegExp('^A-\\d+$', 'u')), 'The order, such as A-1') },
  gives: order,
  uses: { orders: ordersSystem },
  read: (i, u, say) =>
    u.orders.read(i, say, {
      method: 'GET',
      path: '/orders/{orderId}',
      parameters: { orderId: { in: 'path' } },
      answer: Order,
    }),
})

// What can be changed. Each is unproven: a person approves each use, and what it did is a claim of the system.
// `operant contract lint` says which lines would make it proven. One that only reads can be made a query.

export const refundOrderAnswer = fact('ordersRefundOrderAnswer', Refund)

/** POST /orders/{orderId}/refunds: Refunds a part of an order */
export const refundOrder = unprovenAction({
  name: 'orders.refundOrder',
  title: 'Refunds a part of an order',
  needs: {
    orderId: argument(z.string().regex(new RegExp('^A-\\d+$', 'u')), 'The order, such as A-1'),
    amount: argument(z.number().gt(0), 'What is paid back'),
    currency: argument(z.enum(['EUR', 'GBP'])),
    reason: argument(z.string().max(200).optional()),
  },
  gives: refundOrderAnswer,
  uses: { orders: ordersSystem },
  perform: (i, u, key, say) =>
    u.orders.write(
      i,
      say,
      {
        method: 'POST',
        path: '/orders/{orderId}/refunds',
        parameters: { orderId: { in: 'path' } },
        body: { type: 'application/json', fields: ['amount', 'currency', 'reason'] },
        answer: Refund,
        idempotencyKey: 'Idempotency-Key',
      },
      key,
    ),
})

/** Everything above, for the `can` of an agent. */
export const orders = [listOrders, getOrder, refundOrder]

// The operations as they were described, for the next time:
//  orders.listOrders 1253d92738c7
//  orders.getOrder 03568540df2f
//  orders.refundOrder ad69653e2a98
