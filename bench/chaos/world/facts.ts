import { fact, money, recordId } from 'operant'
import { z } from 'zod'

export const ticketId = fact('ticketId', z.string())
export const batch = fact('batch', z.array(z.string()))
export const ticket = fact('ticket', z.object({ id: recordId(), customer: recordId() }))
export const order = fact(
  'order',
  z.object({
    id: recordId(),
    line: recordId(),
    sku: recordId(),
    price: money(),
    status: z.enum(['paid', 'unpaid', 'cancelled']),
  }),
)
export const shipment = fact('shipment', z.object({ id: recordId() }))
export const stock = fact('stock', z.object({ warehouse: recordId(), available: z.number() }), { freshFor: '2s' })
export const payment = fact('payment', z.object({ status: z.enum(['captured', 'open', 'void']) }), { freshFor: '5s' })
export const award = fact('award', money())
export const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('replacement') }),
    z.object({ kind: z.literal('refund'), amount: money() }),
    z.object({ kind: z.literal('explain') }),
  ]),
)
