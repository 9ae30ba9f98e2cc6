import type { Money } from '../records/money.ts'
import type { ExpectedWrite, Mention } from './ticket-truth.ts'

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
  status: 'open' | 'pending' | 'solved',
  mentions: Mention[] = [],
): ExpectedWrite {
  const match = { ticket, status }
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
