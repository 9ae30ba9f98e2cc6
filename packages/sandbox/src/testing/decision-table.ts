import type { Company } from '../company.ts'
import type { Customer } from '../records/customers.ts'
import type { Order } from '../records/orders.ts'
import type { ProofOfDelivery, Shipment } from '../records/shipments.ts'
import { businessDaysBetween, dateOf } from '../truth/calendar.ts'
import { policyParameters as policy } from '../truth/policy.ts'
import { jaroWinkler, metresBetween } from '../truth/similarity.ts'

/** Row of the missing-order table for an order, read literally and top-down from what the systems say; null when none holds. */
export async function rowOf(company: Company, orderId: string): Promise<number | null> {
  const order = await company.orders.order(orderId)
  if (!order) throw new Error(`No order ${orderId}`)
  if (await nothingToClaim(company, order)) return 1
  const shipments = await company.carrier.shipmentsOf(orderId)
  const shipped = new Set(shipments.flatMap(({ lines }) => lines.map(({ line }) => line)))
  const isApart = shipments.length > 0 && order.lines.some(({ id }) => !shipped.has(id))
  if (shipments.length > 1 || isApart) return 2
  const [shipment] = shipments
  const customer = await company.orders.customer(order.customerId)
  if (!shipment || !customer) return null
  const today = dateOf(await company.controls.clock())
  const sinceScan = businessDaysBetween(dateOf(shipment.lastScanAt ?? ''), today, order.address.country)
  if (today < order.promisedOn && sinceScan < policy.notLateScanBusinessDays) return 3
  if (shipment.state === 'AvailableForPickup' || shipment.state === 'AttemptFail') return 4
  const sinceShipped = businessDaysBetween(shipment.shippedOn, today, order.address.country)
  if (shipment.state === 'InfoReceived' && sinceShipped > policy.neverHandedOverBusinessDays) return 5
  if (sinceScan >= policy.lostBusinessDays[order.crossBorder ? 'crossBorder' : 'domestic']) return 6
  if (shipment.substate === 'lost' || shipment.substate === 'damaged') return 6
  if (shipment.substate === 'returned') return 10
  if (shipment.state !== 'Delivered') return null
  const proof = await company.carrier.proofOfDelivery(shipment.id)
  const day = dateOf(proof?.deliveredAt ?? '')
  const reports = await company.carrier.reportsOnRoute({ route: shipment.route, day })
  const score = misdeliveryScore({ order, shipment, proof, customer, reports })
  if (score >= policy.misdelivery.threshold) return 7
  return proof?.signedBy && isKnown(customer, proof.signedBy) && !isFar(order, proof) ? 8 : 9
}

async function nothingToClaim(company: Company, order: Order): Promise<boolean> {
  if (order.status !== 'paid') return true
  const payment = await company.payments.paymentOf(order.id)
  const settled = await Promise.all(
    order.lines.map(
      async ({ id: line }) =>
        payment?.refunds.some((refund) => refund.line === line) ||
        (await company.orders.findReplacement({ parent: order.id, line })) !== null,
    ),
  )
  return settled.every(Boolean)
}

function misdeliveryScore(facts: {
  order: Order
  shipment: Shipment
  proof: ProofOfDelivery | null
  customer: Customer
  reports: number
}): number {
  const { order, shipment, proof, customer, reports } = facts
  const { misdelivery: weights } = policy
  const { unit, multiUnit } = order.address
  const off = Math.abs((shipment.scannedGrams ?? shipment.declaredGrams) - shipment.declaredGrams)
  const claimRate = customer.notReceivedClaims12Months / customer.orders12Months
  const evidence: [boolean, number][] = [
    [proof?.unit !== null && proof?.unit !== undefined && proof.unit !== unit, weights.otherUnit],
    [proof !== null && isFar(order, proof), weights.farFromAddress],
    [Boolean(proof?.signedBy && !isKnown(customer, proof.signedBy)), weights.unknownSigner],
    [/neighbour|reception|other unit/.test(proof?.driverNote ?? ''), weights.leftElsewhere],
    [multiUnit && unit === null, weights.unitMissing],
    [off > weights.weightGrams && off > weights.weightShare * shipment.declaredGrams, weights.weightDiffers],
    [reports > 0, weights.otherReports],
    [claimRate > weights.frequentClaimsFactor * customer.segmentClaimRate, weights.frequentClaims],
  ]
  return evidence.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
}

function isKnown(customer: Customer, signedBy: string): boolean {
  const { knownSignerSimilarity } = policy.misdelivery
  return [customer.name, ...customer.household].some((name) => jaroWinkler(signedBy, name) >= knownSignerSimilarity)
}

function isFar(order: Order, proof: ProofOfDelivery): boolean {
  const { latitude, longitude } = proof
  if (latitude === null || longitude === null) return false
  return metresBetween(order.address, { latitude, longitude }) > policy.misdelivery.farMetres[order.address.area]
}
