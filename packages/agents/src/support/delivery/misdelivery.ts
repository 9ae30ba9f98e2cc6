import { calculation, fact, wording } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { parameters } from '../parameters.ts'
import { customer } from '../ticket/ticket.ts'
import { parcel } from './delivery.ts'
import { evidenceOf, isFar, isKnownSigner } from './evidence.ts'
import { proof, routeReports } from './proof.ts'

/** What speaks for and against a delivery to somebody else. */
export const misdelivery = fact(
  'misdelivery',
  z.object({
    score: z.number().int(),
    evidence: z.array(z.object({ sign: wording(), weight: z.number().int() })),
    /** Somebody signed, by a name like the customer's or the household's, and not far from the address. */
    receivedAtHome: z.boolean(),
    frequentClaims: z.boolean(),
  }),
  { about: order },
)

export const weighMisdelivery = calculation({
  name: 'weighMisdelivery',
  needs: { order: orderRecord, parcel, proof, customer, reports: routeReports },
  gives: misdelivery,
  compute: (i) => {
    const { address } = i.order
    const frequentClaims = claimsOften(i.customer)
    const evidence = evidenceOf({ ...i, address, frequentClaims })
    return {
      score: evidence.reduce((sum, { weight }) => sum + weight, 0),
      evidence: [...evidence],
      receivedAtHome: isKnownSigner(i.proof.signedBy, i.customer) && !isFar(address, i.proof.point),
      frequentClaims,
    }
  },
})

function claimsOften(one: {
  notReceivedClaims12Months: number
  orders12Months: number
  segmentClaimRate: number
}): boolean {
  const rate = one.notReceivedClaims12Months / Math.max(1, one.orders12Months)
  return rate > parameters.frequentClaimsFactor * one.segmentClaimRate
}
