import { fact, query, recordId } from 'operant'
import { z } from 'zod'
import { inbound, purchasing } from '../systems.ts'
import type { Inbound } from '../systems/inbound.ts'
import type { Purchasing, PurchaseOrderRecord } from '../systems/purchasing.ts'

/** The purchase order that is chased. */
export const purchaseOrderId = fact('purchaseOrderId', recordId(z.string().min(1)))

const line = z.object({
  id: recordId(),
  sku: recordId(),
  quantity: z.number().int(),
  received: z.number().int(),
  promisedOn: z.iso.date().nullable(),
})

export const purchaseOrder = fact(
  'purchaseOrder',
  z.object({
    id: recordId(),
    supplier: recordId(),
    warehouse: recordId().nullable(),
    status: z.enum(['sent', 'acknowledged', 'received', 'cancelled']),
    lines: z.array(line),
  }),
  { freshFor: '1m' },
)
export type PurchaseLine = z.output<typeof line>

/** Shipments of the order that are under way, with the day on which they are expected. */
export const underWay = fact(
  'underWay',
  z.array(z.object({ id: recordId(), eta: z.iso.date(), lines: z.array(recordId()) })),
  { freshFor: '1m' },
)

export const readPurchaseOrder = query({
  name: 'purchasing.readOrder',
  needs: { id: purchaseOrderId },
  gives: purchaseOrder,
  uses: { purchasing },
  read: async (i, u, say) => {
    const found = await u.purchasing.order(i.id)
    if (!found) return say.refused(`there is no purchase order ${i.id}`, 'id')
    const { id, supplier, warehouse, status } = found
    return { id, supplier, warehouse, status, lines: await linesOf(found, u.purchasing) }
  },
})

export const readUnderWay = query({
  name: 'inbound.readUnderWay',
  needs: { id: purchaseOrderId },
  gives: underWay,
  uses: { inbound },
  read: (i, u) => shipmentsUnderWay(i.id, u.inbound),
})

/** The lines of an order with all that came in for them. */
export async function linesOf({ id: order, lines }: PurchaseOrderRecord, system: Purchasing): Promise<PurchaseLine[]> {
  const receipts = await system.receiptsOf(order)
  return lines.map(({ id, sku, quantity, received, promisedOn }) => {
    const came = receipts.filter(({ line: of }) => of === id).reduce((sum, one) => sum + one.quantity, 0)
    // Somebody may have forgotten to count what came in.
    return { id, sku, quantity, received: Math.max(received, came), promisedOn }
  })
}

export async function shipmentsUnderWay(order: string, system: Inbound) {
  return (await system.shipmentsOf(order))
    .filter(({ arrivedOn }) => arrivedOn === null)
    .map(({ id, eta, lines }) => ({ id, eta, lines: lines.map(({ line: one }) => one) }))
}
