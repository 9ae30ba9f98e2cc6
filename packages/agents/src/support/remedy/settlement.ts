import { calculation, fact, money, recordId, recordText } from 'operant'
import { z } from 'zod'
import { orderLine } from '../orders/order-record.ts'
import { refunded } from './refund.ts'
import { lineRemedy } from './remedy.ts'
import { replaced } from './replace.ts'

const what = { title: recordText(), quantity: z.number().int(), id: recordId() }
const settled = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replacement'), ...what, trackingNumber: recordId() }),
  z.object({ kind: z.literal('refund'), ...what, amount: money() }),
])

/** A line that was replaced or refunded. */
export type Settled = z.output<typeof settled>

/** What was done for a line, once it is done. */
export const settlement = fact(
  'settlement',
  z.discriminatedUnion('kind', [...settled.options, z.object({ kind: z.literal('nothing') })]),
  { about: orderLine },
)

const line = { title: orderLine.$.title, quantity: orderLine.$.quantity }

export const noteReplacement = calculation({
  name: 'noteReplacement',
  needs: { remedy: lineRemedy.is({ kind: 'replacement' }), done: replaced, ...line },
  gives: settlement,
  compute: (i) => ({
    kind: 'replacement' as const,
    title: i.title,
    quantity: i.quantity,
    id: i.done.id,
    trackingNumber: i.done.trackingNumber,
  }),
})

export const noteRefund = calculation({
  name: 'noteRefund',
  needs: { remedy: lineRemedy.is({ kind: 'refund' }), done: refunded, ...line },
  gives: settlement,
  compute: (i) => ({ kind: 'refund', title: i.title, quantity: i.quantity, id: i.done.id, amount: i.done.amount }),
})

export const noteNothing = calculation({
  name: 'noteNothing',
  needs: { remedy: lineRemedy.is({ kind: 'none' }) },
  gives: settlement,
  compute: () => ({ kind: 'nothing' as const }),
})
