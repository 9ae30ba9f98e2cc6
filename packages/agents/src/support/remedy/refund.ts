import { action, atMost, fact, money, recordId, recordText, sameAs } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderLine, orderRecord } from '../orders/order-record.ts'
import { payment } from '../orders/standing.ts'
import { payments } from '../systems.ts'
import { moneyOf } from '../systems/amount.ts'
import { ticket } from '../ticket/ticket.ts'
import { cause } from './cause.ts'
import { lineRemedied, lineRemedy } from './remedy.ts'

/** The refund of a line, as the payment system holds it. */
export const refunded = fact(
  'refunded',
  z.object({ id: recordId(), order: recordId(), line: recordId(), cause: recordText(), amount: money() }),
  { about: orderLine },
)

export const refund = action({
  name: 'payments.refund',
  title: (i) => `Refund ${i.amount.toString()} for line ${i.line}`,
  needs: { order, line: orderLine.$.id, amount: lineRemedy.is({ kind: 'refund' }).$.amount },
  gives: refunded,
  uses: { payments },
  relations: { order: sameAs(orderRecord.$.id), amount: atMost(orderLine.$.value) },
  subject: { of: orderRecord.$.customerId, is: ticket.$.customerId },
  makes: lineRemedied,
  changes: [payment],
  identity: (i) => ['refund', i.line, cause],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u, key) => u.payments.refund({ order: i.order, line: i.line, cause, amount: i.amount.toJSON() }, key),
  confirm: async (i, u) => {
    const found = await u.payments.findRefund({ order: i.order, line: i.line, cause })
    return (
      found && { id: found.id, order: found.order, line: found.line, cause: found.cause, amount: moneyOf(found.amount) }
    )
  },
  expect: (i) => ({ order: i.order, line: i.line, cause, amount: i.amount }),
  undo: 'none',
  risk: 'irreversible',
})
