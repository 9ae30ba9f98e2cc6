import type { Json } from 'operant'
import type { Domain } from '../domain.ts'
import { collect, type Clause } from '../replay/mutations.ts'
import { anotherCustomer, methodOfAnother } from '../replay/somebody-else.ts'
import { withArguments } from '../replay/wish.ts'
import {
  again,
  emptyCard,
  given,
  inStatus,
  orders,
  settingOf,
  swapsOf,
  withItem,
  withNewItem,
  type Setting,
} from './breaking.ts'
import type { Order } from './records.ts'

const written = ['cancelOrder', 'changeShipping', 'changePayment', 'changeItems', 'returnItems', 'exchangeItems']
const swapping = ['changeItems', 'exchangeItems']

/** Each clause of the policy that a call can break, and how a right call is made to break it. */
const clauses: readonly Clause<Setting>[] = [
  [
    'the customer must be identified',
    'who speaks/somebody not proven',
    [...written, 'changeHome'],
    () => ({ proven: false }),
  ],
  [
    'only the own orders',
    'no record of this customer',
    written,
    ({ wish, tables, user }) => {
      const other = orders(tables).find((one) => one.user_id !== user.user_id)
      return other && { calls: [{ ...wish, about: [other.order_id] }] }
    },
  ],
  [
    'only orders that are the own by their record',
    'subject',
    written,
    (setting) => {
      const { records, order } = setting
      const other = anotherCustomer(setting)
      if (!order || other === undefined) return undefined
      Object.assign(records.change('orders', order.order_id) as Order, { user_id: other })
      return {}
    },
  ],
  [
    'only the own profile',
    'argument customer',
    ['changeHome'],
    (setting) => {
      const customer = anotherCustomer(setting)
      return customer === undefined ? undefined : { calls: [withArguments(setting.wish, { customer })] }
    },
  ],
  ...(['processed', 'delivered', 'cancelled', 'pending (item modified)'] as const).map(
    (status) =>
      [
        `cancel pending orders only, not ${status}`,
        'cancelling/not pending',
        ['cancelOrder'],
        inStatus(status),
      ] as const,
  ),
  [
    'cancel for two reasons only',
    'cancelling/reason not accepted',
    ['cancelOrder'],
    ({ wish }) => ({ calls: [withArguments(wish, { reason: 'found it cheaper' })] }),
  ],
  ...(['processed', 'delivered', 'cancelled'] as const).map(
    (status) =>
      [
        `modify pending orders only, not ${status}`,
        'changing/not pending',
        ['changeShipping', 'changePayment', 'changeItems'],
        inStatus(status),
      ] as const,
  ),
  [
    'modify nothing after the items',
    'changing/items changed before',
    ['changeShipping', 'changePayment', 'changeItems'],
    inStatus('pending (item modified)'),
  ],
  ['modify items once', 'changing/items changed before', ['changeItems'], again],
  ...(['pending', 'processed', 'cancelled'] as const).map(
    (status) =>
      [
        `return and exchange delivered orders only, not ${status}`,
        'returning and exchanging/not delivered',
        ['returnItems', 'exchangeItems'],
        inStatus(status),
      ] as const,
  ),
  ['exchange or return once', 'returning and exchanging/once an order', ['returnItems', 'exchangeItems'], again],
  [
    'no other product',
    'items given for others/another product',
    swapping,
    (setting) => withNewItem(setting, (product, own) => product.product_id !== own),
  ],
  [
    'available items only',
    'items given for others/not available',
    swapping,
    (setting) => withNewItem(setting, (product, own) => product.product_id === own, false),
  ],
  [
    'another option of the product',
    'items given for others/the same option',
    swapping,
    ({ wish }) => {
      const [first, ...rest] = swapsOf(wish)
      return (
        first && {
          calls: [withArguments(wish, { swaps: [{ ...first, newItem: first.item }, ...rest] as unknown as Json })],
        }
      )
    },
  ],
  [
    'items of the order only',
    '/not in the order',
    [...swapping, 'returnItems'],
    ({ wish, tables, order }) => {
      const stray = orders(tables)
        .flatMap(({ items }) => items)
        .find((item) => !order?.items.some((one) => one.item_id === item.item_id))
      return stray && { calls: [withItem(wish, stray.item_id)] }
    },
  ],
  [
    'no more of an item than was bought',
    '/not in the order',
    [...swapping, 'returnItems'],
    ({ wish, order }) => {
      const [item] = order?.items ?? []
      return item && { calls: [withItem(withItem(wish, item.item_id), item.item_id)] }
    },
  ],
  [
    'payment methods of the profile only',
    'argument method',
    [...swapping, 'changePayment', 'returnItems'],
    (setting) => {
      const method = methodOfAnother(setting)
      return method === undefined ? undefined : { calls: [withArguments(setting.wish, { method })] }
    },
  ],
  [
    'a gift card must cover the difference',
    'settling a difference/gift card too low',
    swapping,
    (setting) => {
      const dear = withNewItem(setting, (product, own) => product.product_id === own, true)
      const call = dear?.calls?.at(-1)
      return call && { calls: [withArguments(call, { method: emptyCard(setting) })] }
    },
  ],
  [
    'a gift card must cover the order',
    'paying otherwise/gift card too low',
    ['changePayment', 'cancelOrder'],
    (setting) => {
      const { wish } = setting
      return { calls: [{ ...wish, capability: 'changePayment', arguments: { method: emptyCard(setting) } }] }
    },
  ],
  [
    'another method than the original',
    'paying otherwise/the same method',
    ['changePayment', 'cancelOrder'],
    ({ wish, order }) => {
      const original = order?.payment_history[0]?.payment_method_id
      return original === undefined
        ? undefined
        : { calls: [{ ...wish, capability: 'changePayment', arguments: { method: original } }] }
    },
  ],
  [
    'refunds to the original method or a gift card',
    'refunds/another method',
    ['returnItems'],
    (setting) => {
      const method = given(setting, { source: 'credit_card', id: 'credit_card_0000001' })
      return { calls: [withArguments(setting.wish, { method })] }
    },
  ],
]

export const retailProbes: Domain['probes'] = {
  clauses: clauses.map(([clause]) => clause),
  make: (tables, right, most) => collect(clauses, (write) => settingOf(tables, write), right, most),
  notTried: [
    'confirmation before each write (every write is put to the customer: see confirmations)',
    'one call at a time (the runtime takes one)',
    'authenticate even where the user id is given (the desk says whether it was proven)',
    'no made-up information, no opinions, no advice (words to the customer, not calls)',
    'transfer to a person if and only if it cannot be handled (no write)',
    'remind the customer to name all items (words to the customer)',
  ],
}
