import { calculation, entity, fact, maybe, query, question } from 'operant'
import { z } from 'zod'
import { daysBetween } from '../delivery/business-days.ts'
import { parameters } from '../parameters.ts'
import { orders } from '../systems.ts'
import { ticket, today } from '../ticket/ticket.ts'
import { mentioned, understood } from '../ticket/understand.ts'
import { matchNumbers } from './match-numbers.ts'

/** What the customer has ordered; replacements are not among it. */
export const ownOrders = fact(
  'ownOrders',
  z.array(z.object({ id: z.string(), status: z.enum(['paid', 'unpaid', 'cancelled']), placedOn: z.iso.date() })),
  { freshFor: '1h' },
)

/** The orders that a person says the ticket is about. */
export const named = fact('named', z.object({ orders: z.array(z.string()).min(1) }))

/** The orders that the customer means: always their own. */
export const meant = fact('meant', z.object({ orders: z.array(z.string()).min(1) }))

/** The orders that the agent takes up: those that did not arrive, says the customer. */
export const concern = fact('concern', z.object({ orders: z.array(z.string()).min(1) }))

export const order = entity('order', concern.$.orders)

export const takeUp = calculation({
  name: 'takeUpOrders',
  needs: { about: understood.is({ reason: 'not_received' }), orders: meant.$.orders },
  gives: concern,
  compute: (i) => ({ orders: [...i.orders] }),
})

export const readOwnOrders = query({
  name: 'orders.listOfCustomer',
  needs: { customer: ticket.$.customerId },
  gives: ownOrders,
  uses: { orders },
  read: async (i, u) => {
    const found = await u.orders.ordersOf(i.customer)
    return found
      .filter(({ customerId, parentId }) => customerId === i.customer && parentId === null)
      .map(({ id, status, placedOn }) => ({ id, status, placedOn }))
  },
})

export const matchMentioned = calculation({
  name: 'matchMentionedOrders',
  needs: { numbers: mentioned.$.numbers, own: ownOrders },
  gives: meant,
  compute: (i, say) => {
    const ids = i.own.map(({ id }) => id)
    const { own, strange } = matchNumbers(i.numbers, ids)
    if (own.length === 0) return say.missing('the text names no order of this customer')
    if (strange.length > 0) return say.missing('the text names orders of this customer and others')
    return { orders: [...own] }
  },
})

export const takeOnlyRecent = calculation({
  name: 'takeOnlyRecentOrder',
  needs: { numbers: mentioned.$.numbers, own: ownOrders, today },
  gives: meant,
  compute: (i, say) => {
    const ids = i.own.map(({ id }) => id)
    if (matchNumbers(i.numbers, ids).own.length > 0) return say.missing('the text names orders')
    const recent = i.own.filter(
      ({ status, placedOn }) => status === 'paid' && daysBetween(placedOn, i.today) <= parameters.recentDays,
    )
    if (recent.length !== 1) return say.missing(`the customer has ${recent.length} recent orders`)
    return { orders: recent.map(({ id }) => id) }
  },
})

/** Where the list of the customer's orders cannot be had: each number by itself, and only the customer's own count. */
export const lookUpMentioned = query({
  name: 'orders.lookUpMentioned',
  needs: { numbers: mentioned.$.numbers, customer: ticket.$.customerId, list: maybe(ownOrders) },
  gives: meant,
  uses: { orders },
  cost: 10,
  read: async (i, u, say) => {
    if (i.list) return say.missing('the list of the orders of the customer says it all')
    const found = await Promise.all(i.numbers.map((number) => u.orders.order(number)))
    const own = found.flatMap((one) => (one?.customerId === i.customer ? [one.id] : []))
    if (own.length === 0 || own.length < i.numbers.length)
      return say.missing('the text does not name orders of this customer only')
    return { orders: own }
  },
})

export const askWhichOrders = question({
  name: 'askWhichOrders',
  needs: { ticket: ticket.$.id, customer: ticket.$.customerId, list: maybe(ownOrders) },
  gives: named,
  ask: (i) => ({
    to: 'operator',
    text: `Which orders of customer ${i.customer} is ticket ${i.ticket} about? ${known(i.list)}`,
  }),
})

function known(list: readonly { id: string; status: string; placedOn: string }[] | undefined): string {
  if (!list || list.length === 0) return 'Their orders are not known.'
  return `There are ${list.map(({ id, status, placedOn }) => `${id} of ${placedOn} (${status})`).join(', ')}.`
}

export const takeNamed = query({
  name: 'orders.takeNamed',
  needs: { orders: named.$.orders, customer: ticket.$.customerId },
  gives: meant,
  uses: { orders },
  read: async (i, u, say) => {
    const found = await Promise.all(i.orders.map((id) => u.orders.order(id)))
    const strange = i.orders.filter((_, index) => found[index]?.customerId !== i.customer)
    if (strange.length > 0) return say.refused(`${strange.join(' and ')} is no order of ${i.customer}`, 'orders')
    return { orders: [...new Set(i.orders)] }
  },
})
