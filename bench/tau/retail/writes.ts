import { isDeepStrictEqual } from 'node:util'
import { action, among, sameAs } from 'operant'
import { conversation } from '../conversation.ts'
import {
  cancellation,
  customer,
  desk,
  giveBack,
  home,
  order,
  orderRecord,
  payment,
  quote,
  shipping,
  swap,
} from './facts.ts'
import type { Order } from './records.ts'

const done = { done: true } as const
/** What all writes have in common. */
const write = { uses: { desk }, expect: () => done, undo: 'none', risk: 'irreversible' } as const
/** And those to an order. */
const toOwn = {
  ...write,
  changes: [orderRecord, customer],
  subject: { of: orderRecord.$.customer, is: conversation.$.customer },
} as const

export const cancelOrder = action({
  name: 'cancelOrder',
  title: (i) => `Cancel order ${i.order}: ${i.reason}`,
  needs: { order, reason: cancellation.$.reason },
  ...toOwn,
  identity: (i) => ['cancel', i.order],
  perform: (i, u) => u.desk.shop.cancel(i.order, i.reason),
  confirm: (i, u) => u.desk.orderAs(i.order, (one) => one.cancel_reason === i.reason),
})

export const changeShipping = action({
  name: 'changeShipping',
  title: (i) => `Send order ${i.order} to ${i.address.address1}, ${i.address.city}`,
  needs: { order, address: shipping.$.address },
  ...toOwn,
  identity: (i) => ['ship', i.order, i.address],
  perform: (i, u) => u.desk.shop.changeShipping(i.order, i.address),
  confirm: (i, u) => u.desk.orderAs(i.order, (one) => isDeepStrictEqual(one.address, i.address)),
})

export const changeHome = action({
  name: 'changeHome',
  title: (i) => `Change the address of ${i.customer} to ${i.address.address1}, ${i.address.city}`,
  needs: { customer: customer.$.id, address: home.$.address },
  ...write,
  changes: [customer],
  identity: (i) => ['home', i.customer, i.address],
  perform: (i, u) => u.desk.shop.changeHome(i.customer, i.address),
  confirm: (i, u) => (isDeepStrictEqual(u.desk.shop.user(i.customer)?.address, i.address) ? done : null),
  relations: { customer: sameAs(conversation.$.customer) },
})

export const changePayment = action({
  name: 'changePayment',
  title: (i) => `Pay order ${i.order} with ${i.method}`,
  needs: { order, method: payment.$.method },
  ...toOwn,
  identity: (i) => ['pay', i.order, i.method],
  perform: (i, u) => u.desk.shop.changePayment(i.order, i.method),
  confirm: (i, u) => u.desk.orderAs(i.order, (one) => one.payment_history.at(-2)?.payment_method_id === i.method),
  relations: { method: among(customer.$.methodIds) },
})

function has({ items }: Order, item: string): boolean {
  return items.some((one) => one.item_id === item)
}

export const changeItems = action({
  name: 'changeItems',
  title: (i) => `Change ${i.swaps.length} items of order ${i.order}, settled with ${i.method}`,
  needs: { order, swaps: swap.$.swaps, method: swap.$.method },
  ...toOwn,
  preview: { gives: quote, read: (i, u) => u.desk.quote(i.order, i.swaps) },
  identity: (i) => ['change', i.order, i.swaps, i.method],
  perform: (i, u) => u.desk.shop.changeItems(i.order, i.swaps, i.method),
  confirm: (i, u) =>
    u.desk.orderAs(
      i.order,
      (one) =>
        one.status === 'pending (item modified)' &&
        i.swaps.every(({ item, newItem }) => has(one, newItem) && !has(one, item)) &&
        one.payment_history.at(-1)?.payment_method_id === i.method,
    ),
  relations: { method: among(customer.$.methodIds) },
})

export const returnItems = action({
  name: 'returnItems',
  title: (i) => `Take back ${i.items.length} items of order ${i.order}, refund to ${i.method}`,
  needs: { order, items: giveBack.$.items, method: giveBack.$.method },
  ...toOwn,
  identity: (i) => ['return', i.order, i.items, i.method],
  perform: (i, u) => u.desk.shop.returnItems(i.order, i.items, i.method),
  confirm: (i, u) =>
    u.desk.orderAs(
      i.order,
      (one) => isDeepStrictEqual(one.return_items, i.items.toSorted()) && one.return_payment_method_id === i.method,
    ),
  relations: { items: among(orderRecord.$.itemIds), method: among(customer.$.methodIds) },
})

export const exchangeItems = action({
  name: 'exchangeItems',
  title: (i) => `Exchange ${i.swaps.length} items of order ${i.order}, settled with ${i.method}`,
  needs: { order, swaps: swap.$.swaps, method: swap.$.method },
  ...toOwn,
  preview: { gives: quote, read: (i, u) => u.desk.quote(i.order, i.swaps) },
  identity: (i) => ['exchange', i.order, i.swaps, i.method],
  perform: (i, u) => u.desk.shop.exchangeItems(i.order, i.swaps, i.method),
  confirm: (i, u) =>
    u.desk.orderAs(
      i.order,
      (one) =>
        isDeepStrictEqual(one.exchange_items, i.swaps.map(({ item }) => item).toSorted()) &&
        isDeepStrictEqual(one.exchange_new_items, i.swaps.map(({ newItem }) => newItem).toSorted()) &&
        one.exchange_payment_method_id === i.method,
    ),
  relations: { method: among(customer.$.methodIds) },
})
