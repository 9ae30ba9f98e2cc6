import { fact, OutsideText, outsideText, owner, query, recordId, recordText, writtenBy } from 'operant'
import { z } from 'zod'
import { clock, desk, orders } from '../systems.ts'

export const ticketId = fact('ticketId', z.string().min(1))

/** What came in. What becomes of the ticket is not part of it: checks ask the desk. */
export const ticket = fact(
  'ticket',
  z.object({
    id: recordId(),
    customerId: recordId(),
    subject: writtenBy('customer', outsideText()),
    body: writtenBy('customer', outsideText()),
    /** The sender was proven to be the customer. */
    authenticated: z.boolean(),
  }),
  { readers: owner('customer', 'customerId') },
)

/** The company's calendar date, in UTC. */
export const today = fact('today', z.iso.date(), { freshFor: '1h' })

export const customer = fact(
  'customer',
  z.object({
    id: recordId(),
    name: writtenBy('customer', z.string()),
    country: recordText(),
    kind: z.enum(['consumer', 'business']),
    household: writtenBy('customer', z.array(z.string())),
    otherIncidents90Days: z.number().int().min(0),
    notReceivedClaims12Months: z.number().int().min(0),
    orders12Months: z.number().int().min(0),
    segmentClaimRate: z.number().min(0).max(1),
    segment: z.enum(['new', 'standard', 'vip']),
    email: recordText(),
    damagedClaims12Months: z.number().int().min(0),
    returnedOrders12Months: z.number().int().min(0),
    goodwill12Months: z.number().int().min(0),
  }),
  { freshFor: '1h', readers: owner('customer', 'id') },
)

export const readTicket = query({
  name: 'desk.readTicket',
  needs: { id: ticketId },
  gives: ticket,
  uses: { desk },
  read: async (i, u, say) => {
    const found = await u.desk.ticket(i.id)
    if (!found) return say.refused(`there is no ticket ${i.id}`, 'id')
    if (found.status === 'solved') return say.missing(`ticket ${i.id} is solved already`)
    const { id, customerId, authenticated } = found
    return {
      id,
      customerId,
      authenticated,
      subject: OutsideText.from(found.subject),
      body: OutsideText.from(found.body),
    }
  },
})

export const readToday = query({
  name: 'readToday',
  needs: {},
  gives: today,
  uses: { clock },
  read: async (_, u) => new Date(await u.clock.now()).toISOString().slice(0, 10),
})

export const readCustomer = query({
  name: 'orders.readCustomer',
  needs: { id: ticket.$.customerId },
  gives: customer,
  uses: { orders },
  read: async (i, u, say) => {
    const found = await u.orders.customer(i.id)
    if (!found) return say.missing(`there is no customer ${i.id}`)
    const { id, name, country, kind, otherIncidents90Days, notReceivedClaims12Months, orders12Months } = found
    return {
      id,
      name,
      country,
      kind,
      household: [...found.household],
      otherIncidents90Days,
      notReceivedClaims12Months,
      orders12Months,
      segmentClaimRate: found.segmentClaimRate,
      segment: found.segment,
      email: found.email,
      damagedClaims12Months: found.damagedClaims12Months,
      returnedOrders12Months: found.returnedOrders12Months,
      goodwill12Months: found.goodwill12Months,
    }
  },
})
