import type { NewCustomer } from '../../records/add-customer.ts'
import { fromMinor } from '../../records/money.ts'
import type { NewReturnRequest } from '../../records/returns.ts'
import { addBusinessDays, addDays, businessDaysBetween, dateOf, daysBetween } from '../../truth/calendar.ts'
import { countryTerms } from '../../truth/country-terms.ts'
import { policyParameters } from '../../truth/policy.ts'
import { evidenceOf, type ReturnFacts } from '../../truth/returns-policy.ts'
import type { PlantedReturn } from '../../truth/writes.ts'
import { drawPerson, strangerTo } from '../people.ts'
import { prove, ship } from '../journey.ts'
import {
  type CustomerTraits,
  lineId,
  lineValue,
  type LineWish,
  type PlannedOrder,
  planOrder,
  type Scene,
} from '../scene.ts'
import { drawPhotos, type PictureWish } from './photos.ts'

/** What a return is to be like. */
export interface ReturnWish {
  reason: ReturnFacts['reason']
  line: LineWish
  /** About so many calendar days from the delivery to the report, which is today. */
  after: number
  itemState?: 'unused' | 'used' | 'worn'
  /** The goods were a gift: whoever asks is the recipient, or somebody of another name. */
  gift?: 'recipient' | 'stranger'
  pictures?: PictureWish
  /** The carrier noted damage on the way. */
  isDamageScanned?: boolean
  wasAsked?: boolean
  customer?: CustomerTraits
}

export interface ReturnScene {
  planned: PlannedOrder
  request: NewReturnRequest
  knownPhotos: { sha256: string; firstSeenOn: string }[]
  /** Who bought it, when that is not who writes. */
  buyer: NewCustomer | null
  facts: ReturnFacts
  planted: PlantedReturn
  /** Last day on which a change of mind is taken back. */
  windowEnds: string
}

/** Makes up a delivery and a request about it, and what follows for the tables. */
export function setReturn(scene: Scene, ticket: string, wish: ReturnWish): ReturnScene {
  const { draws, today } = scene
  const { planned, deliveredAt, shippedOn } = deliverBefore(scene, wish)
  const buyer = wish.gift ? giveAway(scene, planned, wish.gift, dateOf(deliveredAt)) : null
  const reportedAt = `${today}T${String(draws.integer(2, 8)).padStart(2, '0')}:${draws.integer(10, 59)}:00.000Z`
  const delivered = { deliveredAt, shippedOn, reportedAt, openedOn: planned.order.gift?.openedOn ?? null }
  const { photos, knownPhotos } = drawPhotos(scene, wish.pictures ?? 'none', delivered)
  const request: NewReturnRequest = {
    id: scene.newId('RET'),
    order: planned.order.id,
    line: lineId(planned),
    quantity: planned.order.lines[0]?.quantity ?? 1,
    ticket,
    requester: wish.gift ? 'gift_recipient' : 'buyer',
    requesterName: scene.person.name,
    requesterEmail: scene.person.email,
    reason: wish.reason,
    itemState: wish.itemState ?? (wish.reason === 'change of mind' ? 'unused' : null),
    reportedAt,
    status: wish.wasAsked ? 'awaiting evidence' : 'open',
    photos,
  }
  const facts = factsOf(scene, wish, planned, delivered)
  const [parcel] = planned.shipments
  const owed = {
    order: planned.order.id,
    line: request.line,
    quantity: request.quantity ?? 1,
    value: fromMinor(facts.valueMinor, planned.order.currency),
    shipment: parcel?.id ?? '',
  }
  return {
    planned,
    request,
    knownPhotos,
    buyer,
    facts,
    planted: { request: request.id, owed, sku: planned.order.lines[0]?.sku ?? '' },
    windowEnds: addDays(dateOf(deliveredAt), facts.windowDays),
  }
}

function deliverBefore(
  scene: Scene,
  wish: ReturnWish,
): { planned: PlannedOrder; deliveredAt: string; shippedOn: string } {
  const { draws } = scene
  const daysAgo = businessDaysSince(scene, wish.after)
  const shipped = daysAgo + draws.integer(2, 4)
  const placed = shipped + draws.integer(1, 2)
  const planned = planOrder(scene, { placed, promised: draws.integer(0, 1) - daysAgo, lines: [wish.line] })
  const end = { state: 'Delivered', daysAgo } as const
  const journey = { shipped, moving: daysAgo + 1, end, isDamageScanned: wish.isDamageScanned ?? false }
  const parcel = ship(scene, planned, journey)
  const { unit } = planned.order.address
  prove(parcel, { unit, signedBy: scene.person.name })
  return { planned, deliveredAt: parcel.events?.at(-1)?.at ?? '', shippedOn: parcel.shippedOn }
}

function businessDaysSince({ today, country }: Scene, calendarDays: number): number {
  return businessDaysBetween(addDays(today, -calendarDays), today, country)
}

/** Calendar days from the delivery to today when it is to be about so many: nobody delivers on closed days. */
export function daysSinceDelivery(scene: Scene, about: number): number {
  const { today, country } = scene
  return daysBetween(addBusinessDays(today, -businessDaysSince(scene, about), country), today)
}

/** The order was somebody else's, bought for whoever writes, or for a person of another name. */
function giveAway(scene: Scene, planned: PlannedOrder, to: 'recipient' | 'stranger', deliveredOn: string): NewCustomer {
  const { draws, country, person, today } = scene
  const id = scene.newId('CUS')
  const buyer = drawPerson(draws, country, Number(id.slice(4)))
  const recipientName = to === 'recipient' ? person.name : strangerTo(draws, country, person)
  const opened = addDays(today, -draws.integer(0, 2))
  planned.order.customerId = id
  planned.order.gift = {
    recipientName,
    recipientEmail: to === 'recipient' ? person.email : `${scene.customerId.slice(4)}.gift@example.com`,
    receiptCode: `GIFT-${scene.newId('TRACK')}`,
    openedOn: opened < deliveredOn ? deliveredOn : opened,
  }
  return { id, ...buyer, country, orders12Months: draws.integer(2, 12), segmentClaimRate: 0.015 }
}

function factsOf(
  scene: Scene,
  wish: ReturnWish,
  planned: PlannedOrder,
  at: { deliveredAt: string; openedOn: string | null },
): ReturnFacts {
  const { today, country } = scene
  const [product] = planned.products
  const deliveredOn = dateOf(at.deliveredAt)
  const { customer = {}, pictures = 'none' } = wish
  const { promptDays } = policyParameters.returns
  const terms = countryTerms(country, customer.kind ?? 'consumer')
  const damagedClaims = customer.damagedClaims12Months ?? 0
  const isOpenedLately = at.openedOn !== null && daysBetween(at.openedOn, today) <= promptDays
  return {
    reason: wish.reason,
    daysSinceDelivery: daysBetween(deliveredOn, today),
    windowDays: Math.max(product?.returnWindowDays ?? 0, terms.withdrawalDays),
    isReturnable: product?.category === 'general',
    itemState: wish.itemState ?? (wish.reason === 'change of mind' ? 'unused' : null),
    requester: wish.gift ?? 'buyer',
    evidence: evidenceOf({
      isPhotoTimely: pictures === 'timely' || pictures === 'seen before' || pictures === 'of wear',
      isDamageScanned: wish.isDamageScanned ?? false,
      isWeightChanged: false,
      isReportedPromptly: daysBetween(deliveredOn, today) <= promptDays || isOpenedLately,
      isIssueKnown: false,
      damagedClaims,
      isPhotoSeenBefore: pictures === 'seen before',
    }),
    isInconsistent: pictures === 'before shipping' || pictures === 'seen before' || pictures === 'of wear',
    wasAskedForEvidence: wish.wasAsked ?? false,
    returnedShare: (customer.returnedOrders12Months ?? 0) / (customer.orders12Months ?? 6),
    goodwill: customer.goodwill12Months ?? 0,
    damagedClaims,
    isPresumptionOver: today > terms.presumedUntil(deliveredOn),
    isGuaranteeOver: today > terms.guaranteedUntil(deliveredOn),
    valueMinor: lineValue(planned),
  }
}
