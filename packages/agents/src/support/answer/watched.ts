import type { Watch } from '../finding/finding.ts'
import { dayInWords, tracking, type OrderInWords } from './words.ts'

const beginnings: Readonly<Record<Watch['what'], (of: Watch, order: OrderInWords) => string>> = {
  'not late': ({ trackingNumbers }, { id, promisedOn }) =>
    `Order ${id} is on its way (${tracking(trackingNumbers)}) and promised for ${dayInWords(promisedOn)}.`,
  'not shipped yet': (_, { id, promisedOn }) =>
    `Order ${id} has not left us yet and is promised for ${dayInWords(promisedOn)}.`,
  'received at home': ({ trackingNumbers }, { id }) =>
    `The carrier has a signature for order ${id} (${tracking(trackingNumbers)}) at your address. Please ask everybody in your household and your neighbours, and look wherever a driver may leave a parcel. If you answer that it is not there, we have the carrier trace it.`,
  traced: ({ trackingNumbers }, { id }) =>
    `You looked for order ${id} (${tracking(trackingNumbers)}) in vain. We have asked the carrier to find out where it went, and tell you what comes of it.`,
}

/** Tells a customer how an order stands that we look at again. */
export function watched(of: Watch, order: OrderInWords): string {
  return `${beginnings[of.what](of, order)} We look at it again on ${dayInWords(of.followUpOn)}.`
}
