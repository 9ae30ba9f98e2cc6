import type { Remedy } from '../finding/finding.ts'
import type { Settled } from '../remedy/settlement.ts'
import { addressInWords, listed, tracking, type OrderInWords } from './words.ts'

const found: Readonly<Record<Remedy['what'], string>> = {
  'never handed over': 'the parcel never left our warehouse',
  lost: 'the parcel was lost on the way',
  misdelivered: 'the parcel was not delivered to your door',
  undetermined: 'nobody can prove that the parcel reached you',
}

/** Tells a customer what was done for an order that did not arrive. */
export function remedied(of: Remedy, order: OrderInWords, settled: readonly Settled[]): string {
  const replaced = settled.filter((one) => one.kind === 'replacement')
  const refunded = settled.filter((one) => one.kind === 'refund')
  const split = of.otherTrackingNumbers.length > 0
  const what = split ? 'one of its parcels was lost on the way' : found[of.what]
  const sentences = [`We have looked into order ${order.id}: ${what}. We are sorry about that.`]
  if (replaced.length > 0) {
    const lines = replaced.map((one) => `${inWords(one)} (tracking number ${one.trackingNumber})`)
    const to = `to ${addressInWords(order.address)}${of.signature ? ', against a signature' : ''}`
    sentences.push(`We are sending you a replacement free of charge: ${listed(lines)}, ${to}.`)
    if (of.addressIncomplete)
      sentences.push('The address lacks your unit: please answer with it, so that it finds you.')
  }
  if (refunded.length > 0) {
    const lines = refunded.map((one) => `${one.amount.toString()} for ${inWords(one)}`)
    const why = refunded.length > 1 ? 'These are' : 'It is'
    sentences.push(`${why} sold out, so we have paid back ${listed(lines)}.`)
  }
  if (of.otherTrackingNumbers.length > 0)
    sentences.push(`The other part of the order travels with the ${tracking(of.otherTrackingNumbers)}.`)
  return sentences.join(' ')
}

function inWords({ quantity, title }: Settled): string {
  return `${quantity} x ${title}`
}
