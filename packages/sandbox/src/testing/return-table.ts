import type { Company } from '../company.ts'
import type { ReturnRequest } from '../records/returns.ts'
import { addMonths, dateOf, daysBetween } from '../truth/calendar.ts'
import { policyParameters } from '../truth/policy.ts'
import { evidenceOf, type ReturnFacts } from '../truth/returns-policy.ts'

/** The facts of a return, read literally from what the systems say. */
export async function returnFactsOf(company: Company, request: ReturnRequest): Promise<ReturnFacts> {
  const order = await company.orders.order(request.order)
  const line = order?.lines.find(({ id }) => id === request.line)
  const customer = order && (await company.orders.customer(order.customerId))
  const product = line && (await company.warehouse.product(line.sku))
  const [shipment] = order ? await company.carrier.shipmentsOf(order.id) : []
  const proof = shipment && (await company.carrier.proofOfDelivery(shipment.id))
  if (!order || !line || !customer || !product || !shipment || !proof)
    throw new Error(`Request ${request.id} leads nowhere`)
  const today = dateOf(await company.controls.clock())
  const delivered = dateOf(proof.deliveredAt)
  const { country, kind } = customer
  const terms = await company.policies.countryPolicy({ country, kind, on: today })
  if (!terms) throw new Error(`No terms for ${country}`)
  const { promptDays } = policyParameters.returns
  const reported = dateOf(request.reportedAt)
  const isWithin = (from: string, day: string): boolean => {
    const days = daysBetween(from, day)
    return days >= 0 && days <= promptDays
  }
  const opened = order.gift?.openedOn ?? null
  const taken = request.photos.flatMap(({ takenAt }) => (takenAt === null ? [] : [takenAt]))
  const isSeen = request.photos.some(({ seenBefore }) => seenBefore)
  const isWorn = request.photos.some(({ finding }) => /\bwear\b|\bworn\b/.test(finding))
  const isEarly = taken.some((at) => dateOf(at) < shipment.shippedOn)
  const isRecipient = order.gift?.recipientName === request.requesterName
  return {
    reason: request.reason === 'wrong item' ? 'change of mind' : request.reason,
    daysSinceDelivery: daysBetween(delivered, reported),
    windowDays: Math.max(product.returnWindowDays, terms.withdrawalDays),
    isReturnable: product.returnable,
    itemState: request.itemState,
    requester: request.requester === 'buyer' ? 'buyer' : isRecipient ? 'recipient' : 'stranger',
    evidence: evidenceOf({
      isPhotoTimely: taken.some((at) => isWithin(delivered, dateOf(at))),
      isDamageScanned: shipment.events.some(({ state, remark }) => state === 'Exception' && /damage/i.test(remark)),
      isWeightChanged: isHeavierOrLighter(shipment),
      isReportedPromptly: isWithin(delivered, reported) || (opened !== null && isWithin(opened, reported)),
      isIssueKnown: (await company.warehouse.knownIssues(line.sku)).some(
        ({ batch }) => batch === null || batch === line.batch,
      ),
      damagedClaims: customer.damagedClaims12Months,
      isPhotoSeenBefore: isSeen,
    }),
    isInconsistent: isSeen || isWorn || isEarly,
    wasAskedForEvidence: request.status === 'awaiting evidence',
    returnedShare: customer.returnedOrders12Months / customer.orders12Months,
    goodwill: customer.goodwill12Months,
    damagedClaims: customer.damagedClaims12Months,
    isPresumptionOver: today > addMonths(delivered, terms.presumedDefectMonths),
    isGuaranteeOver: today > addMonths(delivered, terms.guaranteeMonths),
    valueMinor: Math.round(Number(line.price.amount) * 100) * request.quantity,
  }
}

function isHeavierOrLighter({
  declaredGrams,
  scannedGrams,
}: {
  declaredGrams: number
  scannedGrams: number | null
}): boolean {
  const { weightGrams, weightShare } = policyParameters.misdelivery
  const off = Math.abs((scannedGrams ?? declaredGrams) - declaredGrams)
  return off > weightGrams && off > weightShare * declaredGrams
}
