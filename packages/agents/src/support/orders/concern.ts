import { calculation, entity, fact, maybe, query, question, recordId } from 'operant'
import { z } from 'zod'
import { daysBetween } from '../delivery/business-days.ts'
import { parameters } from '../parameters.ts'
import { attached } from '../returns/attached.ts'
import { orders } from '../systems.ts'
import { ticket, today } from '../ticket/ticket.ts'
import { circumstances } from '../ticket/circumstances.ts'
import { correspondence } from '../ticket/correspondence.ts'
import { mentioned, understood } from '../ticket/understand.ts'
import { matchNumbers } from './match-numbers.ts'

/** What the customer has ordered; what was sent in place of one of these stands with it. */
export const ownOrders = fact(
  'ownOrders',
  z.array(
    z.object({
      id: recordId(),
      status: z.enum(['paid', 'unpaid', 'cancelled']),
      placedOn: z.iso.date(),
      /** Orders that were sent in its place: who names one of them means this one. */
      replacedBy: z.array(recordId()),
    }),
  ),
  { freshFor: '1h' },
)

/** The orders that a person says the ticket is about. */
export const named = fact('named', z.object({ orders: z.array(recordId()).min(1) }))

/** The orders that the customer means: always their own. */
export const meant = fact('meant', z.object({ orders: z.array(recordId()).min(1) }))

/** The orders that the agent takes up: those that did not arrive, says the customer. None for a return. */
export const concern = fact('concern', z.object({ orders: z.array(recordId()) }))

export const order = entity('order', concern.$.orders)

export const takeUp = calculation({
  name: 'takeUpOrders',
  needs: {
    about: understood.is({ reason: 'not_received' }),
    circumstances: circumstances.is({ kind: 'ordinary' }),
    correspondence: correspondence.is({ kind: 'this ticket only' }),
    request: attached.is({ kind: 'none' }),
    orders: meant.$.orders,
  },
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
    const own = found.filter(({ customerId }) => customerId === i.customer)
    const ids = new Set(own.map(({ id }) => id))
    return own
      .filter(({ parentId }) => parentId === null || !ids.has(parentId))
      .map(({ id, status, placedOn }) => ({
        id,
        status,
        placedOn,
        replacedBy: own.filter(({ parentId }) => parentId === id).map((one) => one.id),
      }))
  },
})

export const matchMentioned = calculation({
  name: 'matchMentionedOrders',
  needs: { numbers: mentioned.$.numbers, own: ownOrders, today },
  gives: meant,
  compute: (i, say) => {
    const { own, strange } = matchNumbers(i.numbers, candidates(i.own, i.today))
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
    if (matchNumbers(i.numbers, candidates(i.own, i.today)).own.length > 0) return say.missing('the text names orders')
    const recent = i.own.filter((one) => one.status === 'paid' && isRecent(one, i.today))
    if (recent.length !== 1) return say.missing(`the customer has ${recent.length} recent orders`)
    return { orders: recent.map(({ id }) => id) }
  },
})

type OwnOrder = { readonly id: string; readonly placedOn: string; readonly replacedBy: readonly string[] }

function isRecent({ placedOn }: { readonly placedOn: string }, day: string): boolean {
  return daysBetween(placedOn, day) <= parameters.recentDays
}

/** A slip of the finger stands for a recent order only: nobody waits for one of last year. */
function candidates(own: readonly OwnOrder[], day: string) {
  return own.map((one) => ({ id: one.id, alsoKnownAs: one.replacedBy, slips: isRecent(one, day) }))
}

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
  needs: {
    ticket: ticket.$.id,
    customer: ticket.$.customerId,
    list: maybe(ownOrders),
    // What a person answers anyway, or is about something else, needs no question.
    about: understood.is({ reason: 'not_received' }),
    circumstances: circumstances.is({ kind: 'ordinary' }),
    correspondence: correspondence.is({ kind: 'this ticket only' }),
  },
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
