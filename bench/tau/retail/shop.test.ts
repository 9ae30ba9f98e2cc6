import { expect, test } from 'vitest'
import { differences } from '../world/end-state.ts'
import { Records } from '../world/records.ts'
import { Refusal } from '../world/refusal.ts'
import { Shop } from './shop.ts'
import { smallShop } from './testing.ts'

const swaps = [
  { item: 'm1', newItem: 'm2' },
  { item: 'l1', newItem: 'l2' },
]

test('a cancellation refunds every payment', () => {
  const records = new Records(smallShop)
  new Shop(records).cancel('#P', 'no longer needed')
  const payment = { transaction_type: 'payment', amount: 60.5, payment_method_id: 'card_1' }
  expect(
    differences(records, [
      { path: '/orders/#P/status', after: 'cancelled' },
      { path: '/orders/#P/cancel_reason', after: 'no longer needed' },
      { path: '/orders/#P/payment_history', after: [payment, { ...payment, transaction_type: 'refund' }] },
    ]),
  ).toEqual([])
})

test('a gift card is charged with what paying by it comes to, and the old payment is refunded', () => {
  const records = new Records(smallShop)
  const shop = new Shop(records)
  shop.changeItems('#P', swaps.slice(0, 1), 'gift_1')
  expect(shop.user('ada')?.payment_methods['gift_1']?.balance).toBe(14.9)
  expect(shop.order('#P')).toMatchObject({
    status: 'pending (item modified)',
    items: [{ item_id: 'm2', price: 15.1 }, {}],
  })
})

function prices(muddles: boolean) {
  const shop = new Shop(new Records(smallShop), muddles)
  shop.changeItems('#P', swaps, 'card_1')
  return shop.order('#P')?.items.map(({ item_id, price }) => [item_id, price])
}

test('the systems of the repaired tasks write the last new item over all, those of the older ones do not', () => {
  expect(prices(false)).toEqual([
    ['m2', 15.1],
    ['l2', 40],
  ])
  expect(prices(true)).toEqual([
    ['m2', 40],
    ['l2', 40],
  ])
})

test.each([
  ['an unknown order', (shop: Shop) => shop.cancel('#X', 'no longer needed')],
  ['an order that is delivered', (shop: Shop) => shop.cancel('#D', 'no longer needed')],
  ['an item that is not there', (shop: Shop) => shop.returnItems('#D', ['m9'], 'card_1')],
  ['a refund to another card', (shop: Shop) => shop.returnItems('#D', ['m1'], 'pal_1')],
  ['another product', (shop: Shop) => shop.exchangeItems('#D', [{ item: 'm1', newItem: 'l2' }], 'card_1')],
  ['a gift card with too little', (shop: Shop) => shop.changePayment('#P', 'gift_1')],
])('%s is refused by the systems themselves, and nothing changes', (_, act) => {
  const records = new Records(smallShop)
  expect(() => act(new Shop(records))).toThrow(Refusal)
  expect(differences(records, [])).toEqual([])
})
