import { action, delegation, type Money } from 'operant'
import {
  answered,
  carrierTold,
  cleared,
  followedUp,
  followUpAbout,
  goodwill,
  largeGoodwill,
  madeGood,
  purchaseOf,
  reordered,
  replaced,
  replyTemplate,
  thanked,
  thankedMuch,
} from './checks.ts'
import { carrier, desk, orders, payments, purchasing } from './company.ts'
import { batch, order, payment, remedy, shipment, stock, ticketId } from './facts.ts'
import { makeGood } from './goals.ts'

/** How the world behaves: what a call began may still land this long after it. */
const contract = { attempts: 30, timeout: '1s', settle: '2s', risk: 'irreversible', undo: 'none' } as const

export const replace = action({
  ...contract,
  name: 'replace',
  title: (i) => `Replace line ${i.line}`,
  needs: {
    remedy: remedy.is({ kind: 'replacement' }),
    order: order.$.id,
    line: order.$.line,
    warehouse: stock.$.warehouse,
  },
  uses: { orders },
  makes: [madeGood, replaced],
  changes: [stock],
  identity: (i) => ['replacement', i.order, i.line],
  perform: (i, u, key) =>
    u.orders.createReplacement(
      { parent: i.order, line: i.line, quantity: 1, warehouse: i.warehouse, signature: false, cause: 'not received' },
      key,
    ),
  confirm: (i, u) => u.orders.findReplacement({ parent: i.order, line: i.line }),
  expect: (i) => ({ parent: i.order, line: i.line, quantity: 1 }),
  undo: { perform: (_, u, key, found) => u.orders.cancelReplacement(found.id, key) },
})

export const refund = action({
  ...contract,
  name: 'refund',
  title: (i) => `Refund ${i.amount} for line ${i.line}`,
  needs: {
    order: order.$.id,
    line: order.$.line,
    amount: remedy.is({ kind: 'refund' }).$.amount,
    payment: payment.is({ status: 'captured' }),
  },
  uses: { payments },
  makes: madeGood,
  identity: (i) => ['refund', i.order, i.line, 'not received'],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u, key) =>
    u.payments.refund({ order: i.order, line: i.line, cause: 'not received', amount: i.amount.toJSON() }, key),
  confirm: (i, u) => u.payments.findRefund({ order: i.order, line: i.line, cause: 'not received' }),
  expect: (i) => ({ order: i.order, line: i.line, amount: i.amount.toJSON() }),
})

function gift(name: string, cause: string, amount: Money, makes: typeof thanked) {
  return action({
    ...contract,
    name,
    needs: { order: order.$.id, line: order.$.line },
    uses: { payments },
    makes,
    identity: (i) => ['refund', i.order, i.line, cause],
    spend: { budget: cause === 'goodwill' ? 'goodwill' : 'refunds', amount: () => amount },
    perform: (i, u, key) => u.payments.refund({ order: i.order, line: i.line, cause, amount: amount.toJSON() }, key),
    confirm: (i, u) => u.payments.findRefund({ order: i.order, line: i.line, cause }),
    expect: (i) => ({ order: i.order, line: i.line, amount: amount.toJSON() }),
  })
}

export const giveGoodwill = gift('giveGoodwill', 'goodwill', goodwill, thanked)
export const giveLargeGoodwill = gift('giveLargeGoodwill', 'large goodwill', largeGoodwill, thankedMuch)

/** Tracing and claiming are two ways to one end: one identity, and each looks for both. */
function tell(name: string, cost: number, how: 'requestTrace' | 'openClaim') {
  return action({
    ...contract,
    name,
    cost,
    needs: { shipment: shipment.$.id },
    uses: { carrier },
    makes: carrierTold,
    identity: (i) => ['tell carrier', i.shipment],
    perform: (i, u, key) => u.carrier[how]({ shipment: i.shipment, reason: 'not received' }, key),
    confirm: async (i, u) => (await u.carrier.findTrace(i.shipment)) ?? u.carrier.findClaim(i.shipment),
    expect: (i) => ({ shipment: i.shipment }),
  })
}

export const trace = tell('trace', 5, 'requestTrace')
export const claim = tell('claim', 50, 'openClaim')

export const reply = action({
  ...contract,
  name: 'reply',
  needs: { id: ticketId, good: madeGood },
  uses: { desk },
  makes: answered,
  identity: (i) => ['reply', i.id],
  perform: (i, u, key) =>
    u.desk.reply({ ticket: i.id, template: replyTemplate, body: 'It is made good.', status: 'solved' }, key),
  // A message whose e-mail never went is no answer yet.
  confirm: async (i, u) => {
    const found = await u.desk.findReply({ ticket: i.id, template: replyTemplate })
    return found?.mail ? found : null
  },
  expect: (i) => ({ ticket: i.id, status: 'solved' }),
})

export const followUp = action({
  ...contract,
  name: 'followUp',
  needs: { id: ticketId },
  uses: { desk },
  makes: followedUp,
  identity: (i) => ['follow up', i.id],
  perform: (i, u, key) => u.desk.scheduleFollowUp({ ticket: i.id, on: '2026-12-01', about: followUpAbout }, key),
  confirm: (i, u) => u.desk.findFollowUp({ ticket: i.id, about: followUpAbout }),
  expect: (i) => ({ ticket: i.id, on: '2026-12-01' }),
})

/** Its system is down: tried three times and given up. */
export const reorderPart = action({
  ...contract,
  attempts: 3,
  name: 'reorderPart',
  needs: { order: order.$.id, price: order.$.price },
  uses: { purchasing },
  makes: reordered,
  identity: (i) => ['reorder', i.order],
  perform: (i, u, key) =>
    u.purchasing.createPurchaseOrder({ ...purchaseOf(i.order), quantity: 1, price: i.price.toJSON() }, key),
  confirm: (i, u) => u.purchasing.findPurchaseOrder(purchaseOf(i.order)),
  expect: (i) => ({ ...purchaseOf(i.order), quantity: 1 }),
})

export const eachTicket = delegation({
  name: 'eachTicket',
  needs: { batch },
  each: (i) => i.batch,
  to: makeGood,
  with: (id) => ({ ticketId: id }),
  atOnce: 2,
  // A ticket is answered before its follow-up is planned: whoever has answered the last is not done yet.
  atWork: 'finish',
  makes: cleared,
})
