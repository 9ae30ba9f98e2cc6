import { condition, Money } from 'operant'
import { carrier, desk, orders, payments, purchasing } from './company.ts'
import { supplierCode } from './cases.ts'
import { batch, order, remedy, shipment, ticketId } from './facts.ts'

const attempts = 10
export const goodwill = Money.of('5.00', 'GBP')
export const largeGoodwill = Money.of('150.00', 'GBP')
export const replyTemplate = 'made good'
export const followUpAbout = 'the parcel'

/** Whether the order line got exactly what was decided. */
export const madeGood = condition({
  name: 'madeGood',
  attempts,
  needs: { remedy, order: order.$.id, line: order.$.line },
  uses: { orders, payments },
  holds: async (i, u) => {
    if (i.remedy.kind === 'explain') return true
    if (i.remedy.kind === 'replacement')
      return (await u.orders.findReplacement({ parent: i.order, line: i.line })) !== null
    const refund = await u.payments.findRefund({ order: i.order, line: i.line, cause: 'not received' })
    return refund?.amount.amount === i.remedy.amount.amount
  },
})

export const carrierTold = condition({
  name: 'carrierTold',
  attempts,
  needs: { shipment: shipment.$.id },
  uses: { carrier },
  holds: async (i, u) =>
    (await u.carrier.findTrace(i.shipment)) !== null || (await u.carrier.findClaim(i.shipment)) !== null,
})

export const answered = condition({
  name: 'answered',
  attempts,
  needs: { id: ticketId },
  uses: { desk },
  holds: async (i, u) => (await u.desk.findReply({ ticket: i.id, template: replyTemplate }))?.mail != null,
})

export const followedUp = condition({
  name: 'followedUp',
  attempts,
  needs: { id: ticketId },
  uses: { desk },
  holds: async (i, u) => (await u.desk.findFollowUp({ ticket: i.id, about: followUpAbout })) !== null,
})

export const replaced = condition({
  name: 'replaced',
  attempts,
  needs: { order: order.$.id, line: order.$.line },
  uses: { orders },
  holds: async (i, u) => (await u.orders.findReplacement({ parent: i.order, line: i.line })) !== null,
})

export const thanked = condition({
  name: 'thanked',
  attempts,
  needs: { order: order.$.id, line: order.$.line },
  uses: { payments },
  holds: async (i, u) => (await u.payments.findRefund({ order: i.order, line: i.line, cause: 'goodwill' })) !== null,
})

export const thankedMuch = condition({
  name: 'thankedMuch',
  attempts,
  needs: { order: order.$.id, line: order.$.line },
  uses: { payments },
  holds: async (i, u) =>
    (await u.payments.findRefund({ order: i.order, line: i.line, cause: 'large goodwill' })) !== null,
})

/** Tried so seldom that the outage of its system outlasts it. */
export const reordered = condition({
  name: 'reordered',
  attempts: 3,
  needs: { order: order.$.id },
  uses: { purchasing },
  holds: async (i, u) => (await u.purchasing.findPurchaseOrder(purchaseOf(i.order))) !== null,
})

export function purchaseOf(orderId: string): { supplier: string; sku: string; reviewDate: string } {
  return { supplier: supplierCode, sku: `for ${orderId}`, reviewDate: '2026-11-22' }
}

export const cleared = condition({
  name: 'cleared',
  attempts,
  needs: { batch },
  uses: { desk },
  holds: async (i, u) => {
    const replies = await Promise.all(i.batch.map((id) => u.desk.findReply({ ticket: id, template: replyTemplate })))
    return replies.every((reply) => reply?.mail != null)
  },
})
