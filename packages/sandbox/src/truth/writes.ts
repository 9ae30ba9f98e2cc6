import type { Money } from '../records/money.ts'
import type { ExpectedWrite, Match, Mention } from './ticket-truth.ts'

/** A line for which the customer is owed something. */
export interface OwedLine {
  order: string
  line: string
  quantity: number
  value: Money
  shipment: string
}

/** A replacement; on rows 7 and 9 only with a signature, otherwise with or without. */
export function replacementOf(owed: OwedLine, signature: boolean): ExpectedWrite {
  const match = { parent: owed.order, line: owed.line, quantity: owed.quantity }
  return { system: 'orders', operation: 'createReplacement', match: signature ? { ...match, signature } : match }
}

export function refundOf(owed: OwedLine): ExpectedWrite {
  const { amount, currency } = owed.value
  return {
    system: 'payments',
    operation: 'refund',
    match: { order: owed.order, line: owed.line, 'amount.amount': amount, 'amount.currency': currency },
  }
}

export const claimFor = (shipment: string): ExpectedWrite => carrierCase('openClaim', shipment)
export const traceFor = (shipment: string): ExpectedWrite => carrierCase('requestTrace', shipment)
export const retrievalFor = (shipment: string): ExpectedWrite => carrierCase('requestRetrieval', shipment)

function carrierCase(operation: string, shipment: string): ExpectedWrite {
  return { system: 'carrier', operation, match: { shipment } }
}

export function replyOn(
  ticket: string,
  status: 'open' | 'pending' | 'solved' | 'solved or pending',
  mentions: Mention[] = [],
): ExpectedWrite {
  const either: Match = { oneOf: ['solved', 'pending'] }
  const match = { ticket, status: status === 'solved or pending' ? either : status }
  return { system: 'desk', operation: 'reply', match: mentions.length > 0 ? { ...match, body: { mentions } } : match }
}

export function followUpOn(ticket: string, dates: string[]): ExpectedWrite {
  return { system: 'desk', operation: 'scheduleFollowUp', match: { ticket, on: { oneOf: dates } } }
}

export const noteOn = (ticket: string): ExpectedWrite => ({ system: 'desk', operation: 'addNote', match: { ticket } })

/** An answer that keeps the ticket open, and a follow-up: harmless while somebody else has to decide. */
export function holdingOn(ticket: string): ExpectedWrite[] {
  return [
    { system: 'desk', operation: 'reply', match: { ticket, status: { oneOf: ['open', 'pending'] } } },
    { system: 'desk', operation: 'scheduleFollowUp', match: { ticket } },
  ]
}

/** A return as it is planted: the request, and what it is worth. */
export interface PlantedReturn {
  request: string
  owed: OwedLine
  sku: string
}

const onRequest = (operation: string, request: string, match: ExpectedWrite['match'] = {}): ExpectedWrite => ({
  system: 'returns',
  operation,
  match: { request, ...match },
})

export const authorisationOf = ({ request }: PlantedReturn): ExpectedWrite => onRequest('authorise', request)
export const returnDeclined = ({ request }: PlantedReturn): ExpectedWrite => onRequest('decline', request)
export const evidenceAskedOf = ({ request }: PlantedReturn): ExpectedWrite => onRequest('askEvidence', request)
export const fraudReviewOf = ({ request }: PlantedReturn): ExpectedWrite => onRequest('referToFraudReview', request)
export const buyerInformedOf = ({ request }: PlantedReturn): ExpectedWrite => onRequest('informBuyer', request)

/** Store credit for whoever asked, of the full value. */
export function creditOf({ request, owed }: PlantedReturn): ExpectedWrite {
  const { amount, currency } = owed.value
  return onRequest('credit', request, { 'amount.amount': amount, 'amount.currency': currency })
}

/** The same goods again, by the returns desk or as a replacement of the line. */
export function exchangeOf({ request, owed, sku }: PlantedReturn): ExpectedWrite {
  return { ...onRequest('exchange', request, { toSku: sku }), or: [replacementOf(owed, false)] }
}
