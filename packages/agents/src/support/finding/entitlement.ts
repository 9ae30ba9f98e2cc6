import { calculation, fact, Money } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { parameters } from '../parameters.ts'
import { customer } from '../ticket/ticket.ts'
import { terms } from '../ticket/terms.ts'

const due = z.enum(['by law', 'goodwill', 'none'])
export type Entitlement = z.output<typeof due>

/** What a customer is due while nobody can tell where the parcel went. */
export const entitlement = fact('entitlement', due, { about: order })

export const workOutEntitlement = calculation({
  name: 'workOutEntitlement',
  needs: { customer, terms, lines: orderRecord.$.lines },
  gives: entitlement,
  compute: (i) => {
    const { notReceivedClaims12Months, otherIncidents90Days } = i.customer
    if (i.terms.riskUntilPossession) return 'by law'
    const inGoodStanding = notReceivedClaims12Months === 0 && otherIncidents90Days === 0
    return inGoodStanding && isSmall(i.lines.map(({ value }) => value)) ? 'goodwill' : 'none'
  },
})

/** Within the goodwill limit of its currency; a currency without one has no goodwill. */
function isSmall(values: readonly Money[]): boolean {
  const [first, ...others] = values
  if (!first) return false
  const total = others.reduce((sum, value) => sum.plus(value), first)
  const limit = new Map(Object.entries(parameters.goodwillUpTo)).get(total.currency)
  return limit !== undefined && total.compare(Money.of(limit, total.currency)) <= 0
}
