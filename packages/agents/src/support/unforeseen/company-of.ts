import {
  addBatch,
  addCustomer,
  addOrder,
  addRefund,
  addReplacement,
  addShipment,
  addTicket,
  type CompanyDatabase,
  setStock,
} from '@operant/sandbox'
import { line, order, type Parcel, silent, type World } from './unforeseen-case.ts'

const customer = 'CUS-1'
const placed = { customerId: customer, placedOn: '2026-10-07', promisedOn: '2026-10-20' }
const lines = [{ sku: 'SKU-1', title: 'Reading lamp', price: '40.00' }]

/** Puts what a case holds into an empty company. */
export function fill(database: CompanyDatabase, world: World): void {
  database.transaction(() => addAll(database, world))
}

function addAll(database: CompanyDatabase, world: World): void {
  addCustomer(database, { id: customer, name: 'Nora Lind', ...world.customer })
  addFurtherCustomers(database, world)
  if (world.batchOnHold) addBatch(database, { code: world.batchOnHold, sku: 'SKU-1', onHold: true })
  // A parent comes before its replacement, and any other order before the parcels that may carry its lines.
  const further = world.furtherOrders ?? []
  const parents = further.filter((one) => one.order.parentId !== order)
  const children = further.filter((one) => one.order.parentId === order)
  for (const one of parents) addOrder(database, { ...placed, lines, ...one.order })
  addOrder(database, { ...placed, lines, id: order, ...world.order })
  for (const one of children) addOrder(database, { ...placed, lines, ...one.order })
  for (const [index, parcel] of (world.parcels ?? [silent]).entries()) addParcel(database, order, 2001 + index, parcel)
  for (const one of further)
    for (const parcel of one.parcels ?? []) addParcel(database, one.order.id, Number(one.order.id.slice(4)), parcel)
  addMoney(database, world)
  addCases(database, world)
  addTickets(database, world)
  const { onHand, hold } = world.stock ?? { onHand: 5, hold: 0 }
  setStock(database, { warehouse: 'WH1', sku: 'SKU-1', onHand, reserved: 0, hold: hold ?? 0 })
}

function addFurtherCustomers(database: CompanyDatabase, world: World): void {
  for (const one of world.furtherOrders ?? []) if (one.customer) addCustomer(database, one.customer)
}

function addParcel(database: CompanyDatabase, orderId: string, number: number, parcel: Parcel): void {
  addShipment(database, {
    id: `SHP-${number}`,
    orderId,
    trackingNumber: `NX${number}GB`,
    state: 'InTransit',
    shippedOn: '2026-10-08',
    ...parcel,
  })
}

function addMoney(database: CompanyDatabase, world: World): void {
  const { payment, replacement } = world
  if (payment) {
    const { status, capturedMinor } = payment
    database.run('UPDATE payment SET status = ?, captured_minor = ? WHERE order_id = ?', status, capturedMinor, order)
  }
  for (const refund of world.refunds ?? []) addRefund(database, { ...refund, order, line, cause: 'not received' })
  if (!replacement) return
  const { order: child, quantity, cancelled } = replacement
  addReplacement(database, { order: child, line, quantity, warehouse: 'WH1', sku: 'SKU-1', cause: 'not received' })
  if (cancelled) database.run('UPDATE replacement SET cancelled = 1 WHERE order_id = ?', child)
}

function addCases(database: CompanyDatabase, world: World): void {
  for (const { id, kind, shipment, at } of world.carrierCases ?? [])
    database.insert('carrier_case', { id, kind, shipment_id: shipment, reason: 'not received', at })
}

function addTickets(database: CompanyDatabase, world: World): void {
  const createdAt = '2026-10-21T08:00:00.000Z'
  const subject = 'Where is my order?'
  const body = 'Hello, my order ORD-2001 has not arrived. Where is my parcel?'
  addTicket(database, { id: 'TIC-1', customerId: customer, createdAt, subject, body, ...world.ticket })
  for (const one of world.furtherTickets ?? []) addTicket(database, { customerId: customer, createdAt, ...one })
  for (const { id, body: text, at } of world.messages ?? [])
    database.insert('ticket_message', {
      id,
      ticket_id: 'TIC-1',
      visibility: 'public',
      author: 'company',
      template: null,
      status: 'open',
      body: text,
      at,
    })
}
