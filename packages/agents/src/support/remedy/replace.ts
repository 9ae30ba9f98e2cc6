import { action, fact, recordId, recordText, sameAs } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderLine, orderRecord } from '../orders/order-record.ts'
import { replacements } from '../orders/standing.ts'
import { orders } from '../systems.ts'
import { ticket } from '../ticket/ticket.ts'
import { cause } from './cause.ts'
import { lineRemedied, lineRemedy } from './remedy.ts'
import { sourceWarehouse, stock } from './supply.ts'

/** The replacement of a line, as the order system holds it. */
export const replaced = fact(
  'replaced',
  z.object({
    id: recordId(),
    parent: recordId(),
    line: recordId(),
    quantity: z.number().int(),
    warehouse: recordId(),
    signature: z.boolean(),
    cause: recordText(),
    trackingNumber: recordId(),
  }),
  { about: orderLine },
)

const remedy = lineRemedy.is({ kind: 'replacement' })

export const replace = action({
  name: 'orders.replace',
  title: (i) => `Replace line ${i.line} from ${i.warehouse}, worth ${i.value.toString()}`,
  needs: {
    order,
    line: orderLine.$.id,
    warehouse: sourceWarehouse,
    quantity: remedy.$.quantity,
    signature: remedy.$.signature,
    value: remedy.$.value,
  },
  gives: replaced,
  uses: { orders },
  // With whose signature it is handed over is how, not what: the finding may choose it.
  privileged: ['order', 'line', 'warehouse', 'quantity', 'value'],
  relations: {
    order: sameAs(orderRecord.$.id),
    quantity: sameAs(orderLine.$.quantity),
    value: sameAs(orderLine.$.value),
  },
  subject: { of: orderRecord.$.customerId, is: ticket.$.customerId },
  makes: lineRemedied,
  changes: [stock, replacements],
  identity: (i) => ['replacement', i.line],
  spend: { budget: 'replacements', amount: (i) => i.value },
  perform: (i, u, key) =>
    u.orders.createReplacement(
      {
        parent: i.order,
        line: i.line,
        quantity: i.quantity,
        warehouse: i.warehouse,
        signature: i.signature,
        cause,
      },
      key,
    ),
  confirm: async (i, u) => {
    const found = await u.orders.findReplacement({ parent: i.order, line: i.line })
    if (!found) return null
    const { id, parent, line, quantity, warehouse, signature, trackingNumber } = found
    return { id, parent, line, quantity, warehouse, signature, cause: found.cause, trackingNumber }
  },
  expect: (i) => ({
    parent: i.order,
    line: i.line,
    quantity: i.quantity,
    warehouse: i.warehouse,
    signature: i.signature,
    cause,
  }),
  undo: { perform: (_, u, key, found) => u.orders.cancelReplacement(found.id, key) },
  risk: 'reversible',
})
