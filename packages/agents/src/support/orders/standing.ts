import { calculation, fact, money, query, recordId } from 'operant'
import { z } from 'zod'
import { orders, payments } from '../systems.ts'
import { moneyOf } from '../systems/amount.ts'
import { order } from './concern.ts'
import { orderRecord } from './order-record.ts'

export const payment = fact(
  'payment',
  z.object({
    status: z.enum(['captured', 'open', 'void']),
    captured: money(),
    refunds: z.array(z.object({ id: recordId(), line: recordId(), amount: money(), on: z.iso.date() })),
  }),
  { about: order, freshFor: '5m' },
)

/** Replacements of the order's lines that exist. */
export const replacements = fact(
  'replacements',
  z.array(z.object({ id: recordId(), line: recordId(), quantity: z.number().int(), trackingNumber: recordId() })),
  { about: order, freshFor: '5m' },
)

/** Whether there is anything left to claim. */
export const standing = fact(
  'standing',
  z.object({
    kind: z.enum(['open', 'unpaid', 'cancelled', 'settled before']),
    /** Lines that were neither refunded nor replaced. */
    openLines: z.array(recordId()),
    refunds: z.array(z.object({ id: recordId(), amount: money(), on: z.iso.date() })),
    replacements: z.array(z.object({ id: recordId(), trackingNumber: recordId() })),
  }),
  { about: order },
)

export const readPayment = query({
  name: 'payments.readPayment',
  needs: { id: order },
  gives: payment,
  uses: { payments },
  read: async (i, u, say) => {
    const found = await u.payments.paymentOf(i.id)
    if (!found) return say.missing(`there is no payment of order ${i.id}`)
    const refunds = found.refunds.map(({ id, line, amount, at }) => ({
      id,
      line,
      amount: moneyOf(amount),
      on: at.slice(0, 10),
    }))
    return { status: found.status, captured: moneyOf(found.captured), refunds }
  },
})

export const readReplacements = query({
  name: 'orders.readReplacements',
  needs: { id: order, lines: orderRecord.$.lines },
  gives: replacements,
  uses: { orders },
  read: async (i, u) => {
    const found = await Promise.all(i.lines.map(({ id }) => u.orders.findReplacement({ parent: i.id, line: id })))
    return found.flatMap((one) =>
      one ? [{ id: one.id, line: one.line, quantity: one.quantity, trackingNumber: one.trackingNumber }] : [],
    )
  },
})

export const workOutStanding = calculation({
  name: 'workOutStanding',
  needs: { order: orderRecord, payment, replacements },
  gives: standing,
  compute: (i) => {
    const settled = new Set([...i.payment.refunds, ...i.replacements].map(({ line }) => line))
    const openLines = i.order.lines.map(({ id }) => id).filter((id) => !settled.has(id))
    return {
      kind: kindOf(i.order.status, i.payment.status, openLines.length),
      openLines,
      refunds: i.payment.refunds.map(({ id, amount, on }) => ({ id, amount, on })),
      replacements: i.replacements.map(({ id, trackingNumber }) => ({ id, trackingNumber })),
    }
  },
})

function kindOf(
  status: 'paid' | 'unpaid' | 'cancelled',
  paid: 'captured' | 'open' | 'void',
  openLines: number,
): 'open' | 'unpaid' | 'cancelled' | 'settled before' {
  if (status === 'cancelled') return 'cancelled'
  if (status === 'unpaid' || paid !== 'captured') return 'unpaid'
  return openLines === 0 ? 'settled before' : 'open'
}
