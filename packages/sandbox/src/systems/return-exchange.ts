import { addOrder } from '../records/add-order.ts'
import { addShipment } from '../records/add-shipment.ts'
import { type Order, readOrder } from '../records/orders.ts'
import type { ReturnRequest } from '../records/returns.ts'
import { type Reserved, reserveStock } from '../records/stock.ts'
import { refuse, type SystemContext } from './calls.ts'
import type { PartDone } from './parts.ts'
import type { ReturnStep } from './return-steps.ts'
import { nextNumber } from './settings.ts'

/** Reserves other goods, or the same again, and sends them where the first went. */
export function exchangeLine(
  context: SystemContext,
  request: ReturnRequest,
  given: { toSku: string; warehouse: string; cause: string },
  partDone: PartDone,
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
  const reference = `exchange of ${request.id}`
  const { quantity } = request
  const reserved =
    reserveStock(database, { reference, warehouse, sku: toSku, quantity }) ??
    refuse('returns', 'exchange', 'out-of-stock', `Not enough ${toSku} at ${warehouse}`, 'warehouse')
  partDone('stock', request.id)
  const id = orderOf(context, request, parent, toSku, reserved)
  partDone('order', id)
  const number = nextNumber(database, 'shipment')
  const trackingNumber = `NX${number}${parent.address.country}`
  const today = context.now().slice(0, 10)
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

/** The order that the exchange makes; where it broke off before, the one that it has made. */
function orderOf(
  context: SystemContext,
  request: ReturnRequest,
  parent: Order,
  sku: string,
  reserved: readonly Reserved[],
): string {
  const { database } = context
  const made = database.one<{ id: string }>('SELECT order_id AS id FROM return_order WHERE request_id = ?', request.id)
  if (made) return made.id
  const id = `ORD-${nextNumber(database, 'order')}`
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
    lines: reserved.map((part) => ({ sku, price: '0', ...part })),
  })
  database.insert('return_order', { request_id: request.id, order_id: id })
  return id
}
