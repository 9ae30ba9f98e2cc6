import type { Explain } from '../finding/finding.ts'
import { addressInWords, dayInWords, listed, tracking, type OrderInWords } from './words.ts'

type Wording = (of: Explain, order: OrderInWords) => string

const wordings: Readonly<Record<Explain['what'], Wording>> = {
  unpaid: (_, { id }) =>
    `We have looked into order ${id}. We have received no payment for it, so nothing was sent. If you believe that you have paid, please send us the date and the amount of your payment.`,
  cancelled: (_, { id }) =>
    `We have looked into order ${id}. It was cancelled, so nothing was sent and nothing was charged.`,
  'settled before': settledBefore,
  split: ({ trackingNumbers }, { id }) =>
    `Order ${id} travels in ${trackingNumbers.length} parcels, with the ${tracking(trackingNumbers)}. What you are still missing is in the parcel that has not reached you yet.`,
  waiting,
  returned: ({ trackingNumbers }, { id, address }) =>
    `The carrier could not deliver order ${id} (${tracking(trackingNumbers)}) and is bringing it back to us. We send it again as soon as you confirm the address. We have: ${addressInWords(address)}. Is it right and complete, with the unit, if there is one? Please answer this message.`,
}

/** Tells a customer what has become of an order for which nothing is owed. */
export function explained(of: Explain, order: OrderInWords): string {
  return wordings[of.what](of, order)
}

function settledBefore(of: Explain, order: OrderInWords): string {
  const replaced = of.trackingNumbers.length > 0 ? [`a replacement is on its way, ${tracking(of.trackingNumbers)}`] : []
  const refunds = of.refunds.map(({ amount, on }) => `${amount.toString()} was paid back on ${dayInWords(on)}`)
  return `We have looked into order ${order.id}. It is settled: ${listed([...replaced, ...refunds])}. Nothing more is open for this order.`
}

function waiting(of: Explain, order: OrderInWords): string {
  const where =
    of.pickupPoint === null
      ? 'The carrier came and met nobody, and tries again. You can choose another day or a pick-up point on the page of the carrier, with that number.'
      : `It waits for you at ${of.pickupPoint}. Please bring the number and a proof of identity.`
  return `Order ${order.id} has the ${tracking(of.trackingNumbers)}. ${where}`
}
