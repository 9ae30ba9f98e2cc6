import { addOrder, addReplacement } from '../records/add-order.ts'
import { addShipment } from '../records/add-shipment.ts'
import { type Address, type Order, type OrderLine, readOrder } from '../records/orders.ts'
import { releaseStock, reserveStock } from '../records/stock.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import type { PartDone } from './parts.ts'
import { nextNumber } from './settings.ts'

export interface ReplacementRequest {
  /** Order of which something is replaced. */
  parent: string
  line: string
  quantity: number
  warehouse: string
  signature: boolean
  /** Where to send it, when not to the parent's address. */
  address?: Address | undefined
  cause: string
}

/** A replacement order, free of charge, with its shipment. */
export interface Replacement {
  id: string
  parent: string
  line: string
  quantity: number
  warehouse: string
  signature: boolean
  cause: string
  shipment: string
  trackingNumber: string
}

export interface Replacements {
  /** Checks and reserves the stock, creates the order and its shipment, all or nothing. One replacement per line. */
  createReplacement(request: ReplacementRequest, key: string): Promise<Replacement>
  findReplacement(of: { parent: string; line: string }): Promise<Replacement | null>
  /** Undoes a replacement that has not left yet and releases its stock. */
  cancelReplacement(id: string, key: string): Promise<{ id: string; cancelled: true }>
}

const system = 'orders'
const purposeOf = (line: string): string => `replacement of ${line}`
const no = (code: string, message: string, field: string): never =>
  refuse(system, 'createReplacement', code, message, field)
const cannotCancel = (code: string, message: string): never => refuse(system, 'cancelReplacement', code, message, 'id')

export function createReplacements(context: SystemContext): Replacements {
  const { read, write } = callsOf(context, system)
  return {
    createReplacement: (request, key) =>
      write({
        operation: 'createReplacement',
        key,
        arguments: request,
        perform: (partDone) => {
          const replacement = replace(context, request, partDone)
          return { entity: replacement.id, result: replacement }
        },
      }),
    findReplacement: (of) => read('findReplacement', () => find(context, of.parent, of.line)),
    cancelReplacement: (id, key) =>
      write({
        operation: 'cancelReplacement',
        key,
        arguments: { id },
        perform: (partDone) => ({ entity: id, result: cancel(context, id, partDone) }),
      }),
  }
}

function replace(context: SystemContext, request: ReplacementRequest, partDone: PartDone): Replacement {
  const { database } = context
  const parent = readOrder(database, request.parent) ?? no('unknown-order', `No order ${request.parent}`, 'parent')
  if (parent.status !== 'paid') no('not-paid', `Order ${parent.id} is ${parent.status}`, 'parent')
  const line =
    parent.lines.find((candidate) => candidate.id === request.line) ??
    no('unknown-line', `Order ${parent.id} has no line ${request.line}`, 'line')
  if (!Number.isInteger(request.quantity) || request.quantity < 1 || request.quantity > line.quantity)
    no('invalid-quantity', `Line ${line.id} has ${line.quantity}`, 'quantity')
  const present = find(context, parent.id, line.id)
  if (present) no('already-replaced', `Line ${line.id} is replaced by ${present.id}`, 'line')
  const id = halfMade(context, request) ?? addChild(context, request, parent, line, partDone)
  partDone('order', id)
  const number = nextNumber(database, 'shipment')
  addShipment(database, {
    id: `SHP-${number}`,
    orderId: id,
    trackingNumber: `NX${number}${parent.address.country}`,
    state: 'Pending',
    shippedOn: context.now().slice(0, 10),
    signature: request.signature,
    dock: 'on dock',
  })
  return find(context, parent.id, line.id) ?? no('unknown-order', 'The replacement is gone', 'parent')
}

/** The order of a replacement that broke off before its shipment was there. */
function halfMade(context: SystemContext, request: ReplacementRequest): string | null {
  const row = context.database.one<{ id: string; quantity: number; warehouse: string }>(
    'SELECT order_id AS id, quantity, warehouse FROM replacement WHERE line_id = ? AND cancelled = 0',
    request.line,
  )
  if (!row) return null
  if (row.quantity !== request.quantity || row.warehouse !== request.warehouse)
    no('half-made', `Line ${request.line} is half replaced: ${row.quantity} from ${row.warehouse}`, 'line')
  return row.id
}

function addChild(
  context: SystemContext,
  request: ReplacementRequest,
  parent: Order,
  line: OrderLine,
  partDone: PartDone,
): string {
  const { database } = context
  const { warehouse, quantity, cause } = request
  const reserved =
    reserveStock(database, { reference: purposeOf(line.id), warehouse, sku: line.sku, quantity }) ??
    no('out-of-stock', `Not enough ${line.sku} at ${warehouse}`, 'warehouse')
  partDone('stock', line.id)
  const today = context.now().slice(0, 10)
  const child = addOrder(database, {
    id: `ORD-${nextNumber(database, 'order')}`,
    customerId: parent.customerId,
    placedOn: today,
    promisedOn: new Date(Date.parse(today) + 5 * 86_400_000).toISOString().slice(0, 10),
    currency: parent.currency,
    crossBorder: parent.crossBorder,
    parentId: parent.id,
    signatureRequired: request.signature,
    address: request.address ?? parent.address,
    lines: reserved.map((part) => ({ sku: line.sku, title: line.title, price: '0', ...part })),
  })
  addReplacement(database, { order: child.id, line: line.id, quantity, warehouse, sku: line.sku, cause })
  return child.id
}

function find(context: SystemContext, parent: string, line: string): Replacement | null {
  const row = context.database.one<Omit<Replacement, 'signature'> & { signature: number }>(
    `SELECT o.id, o.parent_id AS parent, r.line_id AS line, r.quantity, r.warehouse, o.signature_required AS signature,
       r.cause, s.id AS shipment, s.tracking_number AS trackingNumber
     FROM replacement r JOIN sales_order o ON o.id = r.order_id JOIN shipment s ON s.order_id = o.id
     WHERE o.parent_id = ? AND r.line_id = ? AND r.cancelled = 0`,
    parent,
    line,
  )
  return row && { ...row, signature: row.signature === 1 }
}

function cancel(context: SystemContext, id: string, partDone: PartDone): { id: string; cancelled: true } {
  const { database } = context
  const row =
    database.one<{ line: string; cancelled: number; state: string }>(
      `SELECT r.line_id AS line, r.cancelled, s.state
       FROM replacement r JOIN shipment s ON s.order_id = r.order_id WHERE r.order_id = ?`,
      id,
    ) ?? cannotCancel('unknown-order', `No replacement ${id}`)
  if (row.cancelled === 1) cannotCancel('already-cancelled', `Replacement ${id} is cancelled`)
  if (row.state !== 'Pending') cannotCancel('already-shipped', `Replacement ${id} has left`)
  releaseStock(database, purposeOf(row.line))
  partDone('stock', id)
  database.run('UPDATE replacement SET cancelled = 1 WHERE order_id = ?', id)
  database.run("UPDATE sales_order SET status = 'cancelled' WHERE id = ?", id)
  return { id, cancelled: true }
}
