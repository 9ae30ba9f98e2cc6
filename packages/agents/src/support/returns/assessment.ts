import { calculation, fact, wording } from 'operant'
import { z } from 'zod'
import { addDays, addMonths } from '../delivery/business-days.ts'
import { parameters } from '../parameters.ts'
import { customer, ticket } from '../ticket/ticket.ts'
import { terms } from '../ticket/terms.ts'
import { damageScore, damageSigns, inconsistency } from './damage-evidence.ts'
import { article, handedOver, returnedLine } from './goods.ts'
import { request } from './attached.ts'

/** What follows from the records of a request, before the table: each figure with nothing decided yet. */
export const assessment = fact(
  'assessment',
  z.object({
    /** Who asks is who the records say: the buyer, or the one the gift was bought for. */
    sender: z.enum(['proven', 'not proven']),
    /** Nothing keeps the table from being asked; else `obstacle` says what. */
    clear: z.boolean(),
    obstacle: wording().nullable(),
    window: z.enum(['inside', 'goodwill', 'outside']),
    lastDay: z.iso.date(),
    serial: z.boolean(),
    goodHistory: z.boolean(),
    guarantee: z.enum(['presumed', 'to be proven', 'over']),
    /** The evidence goes together; else `inconsistency` says what does not. */
    consistent: z.boolean(),
    inconsistency: wording().nullable(),
    score: z.number().int(),
    signs: z.array(wording()),
  }),
)

export const assess = calculation({
  name: 'assessReturn',
  needs: {
    request,
    line: returnedLine,
    goods: handedOver,
    article,
    customer,
    ticket: ticket.$.customerId,
    terms,
  },
  gives: assessment,
  compute: (i, say) => {
    const { deliveredOn } = i.goods
    if (deliveredOn === null) return say.missing('nothing says that the goods were delivered')
    const lastDay = addDays(deliveredOn, Math.max(i.article.returnWindowDays, i.terms.withdrawalDays))
    const facts = {
      ...i.goods,
      deliveredOn,
      openedOn: i.line.gift?.openedOn ?? null,
      reportedOn: i.request.reportedOn,
      knownIssues: i.article.knownIssues,
      damagedClaims12Months: i.customer.damagedClaims12Months,
      photos: i.request.photos,
    }
    const obstacle = obstacleOf(i)
    const strange = inconsistency(facts)
    const { serialReturnerShare, goodwillDays, goodwillTimes } = parameters.returns
    return {
      sender: isProven(i) ? ('proven' as const) : ('not proven' as const),
      clear: obstacle === null,
      obstacle,
      // Whoever asked in time is in time, however long it lay at the desk.
      window: windowOf(i.request.reportedOn, lastDay, goodwillDays),
      lastDay,
      serial: i.customer.returnedOrders12Months > serialReturnerShare * Math.max(1, i.customer.orders12Months),
      goodHistory:
        i.customer.goodwill12Months < goodwillTimes &&
        i.customer.damagedClaims12Months <= parameters.damage.claimsThatRaiseDoubt,
      guarantee: guaranteeOf(i.request.reportedOn, deliveredOn, i.terms),
      consistent: strange === null,
      inconsistency: strange,
      score: damageScore(facts),
      signs: damageSigns(facts).map(({ sign, weight }) => `${sign} ${weight > 0 ? '+' : ''}${weight}`),
    }
  },
})

function windowOf(day: string, lastDay: string, goodwillDays: number): 'inside' | 'goodwill' | 'outside' {
  if (day <= lastDay) return 'inside'
  return day <= addDays(lastDay, goodwillDays) ? 'goodwill' : 'outside'
}

function guaranteeOf(
  reportedOn: string,
  deliveredOn: string,
  owed: { readonly presumedDefectMonths: number; readonly guaranteeMonths: number },
): 'presumed' | 'to be proven' | 'over' {
  if (owed.presumedDefectMonths > 0 && reportedOn <= addMonths(deliveredOn, owed.presumedDefectMonths))
    return 'presumed'
  return reportedOn <= addMonths(deliveredOn, owed.guaranteeMonths) ? 'to be proven' : 'over'
}

interface Asked {
  readonly request: {
    readonly requester: string
    readonly requesterName: string
    readonly requesterEmail: string
    readonly quantity: number
    readonly inReview: boolean
  }
  readonly line: {
    readonly buyer: string
    readonly bought: number
    readonly paid: boolean
    readonly settledBy: string | null
    readonly gift: { readonly name: string; readonly email: string } | null
  }
  readonly customer: { readonly name: string; readonly email: string }
  readonly ticket: string
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** A recipient is proven by name and address of the gift, and writes from their own record, never from the buyer's. */
function isProven({ request: asked, line, customer: writer, ticket: id }: Asked): boolean {
  if (asked.requester === 'buyer') return line.buyer === id
  return (
    line.gift !== null &&
    same(asked.requesterName, line.gift.name) &&
    same(asked.requesterEmail, line.gift.email) &&
    same(writer.email, line.gift.email) &&
    line.buyer !== id
  )
}

function obstacleOf({ request: asked, line }: Asked): string | null {
  if (!line.paid) return 'the order is not paid'
  if (line.settledBy !== null) return `the line was settled before by ${line.settledBy}`
  if (asked.quantity > line.bought) return 'more is to go back than was bought'
  return asked.inReview ? 'the request is in review' : null
}
