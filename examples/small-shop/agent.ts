import { z } from 'zod'
import {
  action,
  atMost,
  calculation,
  condition,
  decision,
  defineAgent,
  fact,
  goal,
  money,
  query,
  question,
} from 'operant'
import { shop } from './shop.ts'

const orderId = fact('orderId', z.string().regex(/^A-\d+$/, 'expected an order such as A-1'))
const order = fact(
  'order',
  z.object({ id: z.string(), total: money(), parcel: z.enum(['delivered', 'lost', 'unclear']) }),
  {
    freshFor: '1m',
  },
)
const whereabouts = fact('whereabouts', z.enum(['delivered', 'lost']))
const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('refund'), amount: money() }),
    z.object({ kind: z.literal('explain') }),
  ]),
)

const readOrder = query({
  name: 'readOrder',
  needs: { id: orderId },
  gives: order,
  uses: { shop },
  read: (i, u, say) => u.shop.order(i.id) ?? say.refused(`there is no order ${i.id}`, 'id'),
})

const askWarehouse = question({
  name: 'askWarehouse',
  needs: { id: orderId },
  gives: whereabouts,
  ask: (i) => ({ to: 'operator', text: `Is the parcel of order ${i.id} delivered or lost?` }),
})

const decideRemedy = decision({
  name: 'decideRemedy',
  needs: { parcel: order.$.parcel, total: order.$.total, found: whereabouts },
  gives: remedy,
  rows: [
    { rule: 'delivered', when: { parcel: 'delivered' }, then: { kind: 'explain' }, declines: true },
    { rule: 'lost', when: { parcel: 'lost' }, then: (i) => ({ kind: 'refund', amount: i.total }) },
    { rule: 'lost, says the warehouse', when: { found: 'lost' }, then: (i) => ({ kind: 'refund', amount: i.total }) },
    { rule: 'delivered, says the warehouse', when: {}, then: { kind: 'explain' }, declines: true },
  ],
})

const settled = condition({
  name: 'settled',
  title: 'the customer has what is due',
  needs: { remedy, id: orderId },
  uses: { shop },
  holds: (i, u) => i.remedy.kind === 'explain' || u.shop.refundOf(i.id)?.amount.equals(i.remedy.amount) === true,
})

const refund = action({
  name: 'refund',
  title: (i) => `Refund ${i.amount} for order ${i.id}`,
  needs: { id: orderId, amount: remedy.is({ kind: 'refund' }).$.amount },
  relations: { amount: atMost(order.$.total) },
  uses: { shop },
  makes: settled,
  identity: (i) => ['refund', i.id],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u) => u.shop.refund(i.id, i.amount),
  confirm: (i, u) => u.shop.refundOf(i.id),
  expect: (i) => ({ amount: i.amount }),
  undo: 'none',
  risk: 'irreversible',
})

const told = condition({
  name: 'told',
  title: 'the customer was told',
  needs: { id: orderId },
  uses: { shop },
  holds: (i, u) => u.shop.letterTo(i.id) !== null,
})

const tell = action({
  name: 'tell',
  title: (i) => `Tell the customer of order ${i.id}`,
  needs: { id: orderId, remedy, done: settled },
  uses: { shop },
  makes: told,
  identity: (i) => ['tell', i.id],
  perform: (i, u) =>
    u.shop.write(i.id, i.remedy.kind === 'refund' ? `We refund ${i.remedy.amount}.` : 'It was delivered.'),
  confirm: (i, u) => u.shop.letterTo(i.id),
  expect: (i) => ({ order: i.id }),
  undo: 'none',
  risk: 'irreversible',
})

const books = fact('books', z.object({ refunded: z.boolean(), told: z.boolean() }), { freshFor: '1m' })

const readBooks = query({
  name: 'readBooks',
  needs: { id: orderId },
  gives: books,
  uses: { shop },
  read: (i, u) => ({ refunded: u.shop.refundOf(i.id) !== null, told: u.shop.letterTo(i.id) !== null }),
})

const stillOpen = fact('stillOpen', z.array(z.enum(['where the parcel is', 'refund', 'letter'])))

const listOpen = calculation({
  name: 'listOpen',
  needs: { parcel: order.$.parcel, refunded: books.$.refunded, told: books.$.told },
  gives: stillOpen,
  compute: (i) => [
    ...(i.parcel === 'unclear' && !i.told ? (['where the parcel is'] as const) : []),
    ...(i.parcel === 'lost' && !i.refunded ? (['refund'] as const) : []),
    ...(i.told ? [] : (['letter'] as const)),
  ],
})

export const claims = defineAgent({
  name: 'claims',
  title: 'Claims for lost parcels',
  goals: [
    goal({
      name: 'settleClaim',
      ask: 'Settle the claim for order {orderId}',
      input: { orderId },
      doneWhen: [settled, told],
      unmet: 'keep',
    }),
    goal({
      name: 'whatIsOpen',
      ask: ['What is still open on order {orderId}', 'Is anything open on order {orderId}'],
      input: { orderId },
      answers: [stillOpen, order.$.parcel],
    }),
  ],
  can: [readOrder, askWarehouse, decideRemedy, refund, tell, readBooks, listOpen],
  policies: [new URL('policy.yaml', import.meta.url)],
})
