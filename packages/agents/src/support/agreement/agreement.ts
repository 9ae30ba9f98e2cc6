import { calculation, fact } from 'operant'
import { z } from 'zod'
import { knownCases } from '../carrier-cases/known-cases.ts'
import { holidays } from '../delivery/calendar.ts'
import { isSilent } from '../delivery/delivery.ts'
import { namedSigner } from '../delivery/named-signer.ts'
import { proofs, docks } from '../delivery/proof.ts'
import { shipments } from '../delivery/shipments.ts'
import { doubt } from '../hand-over/option.ts'
import { children } from '../orders/children.ts'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { payment, replacements } from '../orders/standing.ts'
import { customer, today } from '../ticket/ticket.ts'
import { goodsDoubts } from './goods-doubts.ts'
import { moneyDoubts } from './money-doubts.ts'
import { proofDoubts } from './proof-doubts.ts'
import { trackingDoubts } from './tracking-doubts.ts'

/** Whether all that the systems hold of an order goes together. No row of a table is believed where it does not. */
export const agreement = fact('agreement', z.object({ agrees: z.boolean(), doubts: z.array(doubt) }), { about: order })

export const compareRecords = calculation({
  name: 'compareRecords',
  needs: {
    order: orderRecord,
    customer,
    payment,
    replacements,
    shipments,
    proofs,
    docks,
    namedSigner: namedSigner.$.name,
    cases: knownCases,
    children,
    holidays,
    today,
  },
  gives: agreement,
  compute: (i) => {
    const silent = <P extends (typeof i.shipments)[number]>(one: P) => ({
      ...one,
      silent: isSilent(one, i.today, i.order.crossBorder, i.holidays),
    })
    const records = {
      ...i,
      parcels: i.shipments.map(silent),
      children: i.children.map((child) => ({
        ...child,
        parcels: child.parcels.map((one) => ({ ...silent(one), lastScanAt: one.scans.at(-1)?.at ?? null })),
      })),
    }
    const settled = isSettled(i)
    const doubts = [
      ...moneyDoubts(records),
      ...goodsDoubts(records),
      // What is settled before is not doubted for how its first parcel went.
      ...(settled ? [] : [...trackingDoubts(records), ...proofDoubts(records)]),
    ]
    return { agrees: doubts.length === 0, doubts }
  },
})

function isSettled(i: {
  order: { lines: readonly { id: string }[] }
  payment: { refunds: readonly { line: string }[] }
  replacements: readonly { line: string }[]
}): boolean {
  const settled = new Set([...i.payment.refunds, ...i.replacements].map(({ line }) => line))
  return i.order.lines.every(({ id }) => settled.has(id))
}
