import { addOrder } from '../records/add-order.ts'
import { addShipment } from '../records/add-shipment.ts'
import { readOrder } from '../records/orders.ts'
import type { ReturnRequest } from '../records/returns.ts'
import { reserveStock } from '../records/stock.ts'
import { refuse, type SystemContext } from './calls.ts'
import type { ReturnStep } from './return-steps.ts'
import { nextNumber } from './settings.ts'

/** Reserves other goods, or the same again, and sends them where the first went. */
export function exchangeLine(
  context: SystemContext,
  request: ReturnRequest,
  given: { toSku: string; warehouse: string; cause: string },
): ReturnStep['detail'] {
  const { database } = context
  const { toSku, warehouse, cause } = given
  const parent = readOrder(database, request.order)
  if (!parent) throw new Error(`Request ${request.id} is about an order that is not there`)
  const replaced = database.one<{ order: string }>(
    'SELECT order_id AS "order" FROM replacement WHERE line_id = ? AND cancelled = 0',
    request.line,
  )
  if (replaced)
    refuse(
      'returns',
      'exchange',
      'already-replaced',
      `Line ${request.line} is replaced by ${replaced.order}`,
      'request',
    )
  const id = `ORD-${nextNumber(database, 'order')}`
  const { quantity } = request
  const reserved =
    reserveStock(database, { reference: id, warehouse, sku: toSku, quantity }) ??
    refuse('returns', 'exchange', 'out-of-stock', `Not enough ${toSku} at ${warehouse}`, 'warehouse')
  const today = context.now().slice(0, 10)
  addOrder(database, {
    id,
    customerId: parent.customerId,
    placedOn: today,
    promisedOn: new Date(Date.parse(today) + 5 * 86_400_000).toISOString().slice(0, 10),
    currency: parent.currency,
    crossBorder: parent.crossBorder,
    parentId: parent.id,
    address: parent.address,
    lines: reserved.map((part) => ({ sku: toSku, price: '0', ...part })),
  })
  const number = nextNumber(database, 'shipment')
  const trackingNumber = `NX${number}${parent.address.country}`
  addShipment(database, {
    id: `SHP-${number}`,
    orderId: id,
    trackingNumber,
    state: 'Pending',
    shippedOn: today,
    dock: 'on dock',
  })
  return { order: id, sku: toSku, quantity, warehouse, trackingNumber, cause }
}
