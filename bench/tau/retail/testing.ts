import type { Tables } from '../world/records.ts'

const address = { address1: '1 Elm St', address2: '', city: 'Denver', state: 'CO', country: 'USA', zip: '80201' }

function item(id: string, product: string, price: number) {
  return { name: product, product_id: product, item_id: id, price, options: { id } }
}

function order(id: string, user: string, status: string) {
  return {
    order_id: id,
    user_id: user,
    address,
    items: [item('m1', 'mug', 10), item('l1', 'lamp', 50.5)],
    status,
    payment_history: [{ transaction_type: 'payment', amount: 60.5, payment_method_id: 'card_1' }],
  }
}

function variant(id: string, price: number, available = true) {
  return { item_id: id, options: { id }, available, price }
}

/** A made-up shop: two customers, three orders, mugs and lamps. */
export const smallShop: Tables = {
  users: {
    ada: {
      user_id: 'ada',
      name: { first_name: 'Ada', last_name: 'Li' },
      address,
      email: 'ada@example.com',
      payment_methods: {
        card_1: { source: 'credit_card', id: 'card_1' },
        gift_1: { source: 'gift_card', id: 'gift_1', balance: 20 },
        pal_1: { source: 'paypal', id: 'pal_1' },
      },
      orders: ['#P', '#D'],
    },
    bob: {
      user_id: 'bob',
      name: { first_name: 'Bob', last_name: 'Ng' },
      address,
      email: 'bob@example.com',
      payment_methods: { card_2: { source: 'credit_card', id: 'card_2' } },
      orders: ['#B'],
    },
  },
  orders: {
    '#P': order('#P', 'ada', 'pending'),
    '#D': order('#D', 'ada', 'delivered'),
    '#B': order('#B', 'bob', 'pending'),
  },
  products: {
    mug: {
      name: 'mug',
      product_id: 'mug',
      variants: { m1: variant('m1', 10), m2: variant('m2', 15.1), m3: variant('m3', 9, false), m4: variant('m4', 90) },
    },
    lamp: { name: 'lamp', product_id: 'lamp', variants: { l1: variant('l1', 50.5), l2: variant('l2', 40) } },
  },
}
