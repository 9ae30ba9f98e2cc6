import type { CompanyDatabase } from '../../database/database.ts'
import { fromMinor, type Money } from '../money.ts'

export type PurchaseStatus = 'sent' | 'acknowledged' | 'received' | 'cancelled'

/** One article of a purchase order. */
export interface PurchaseLine {
  /** The order's id, a hyphen and the position, counted from 1. */
  id: string
  sku: string
  quantity: number
  received: number
  /** Price of one piece. */
  price: Money
  /** The calendar date for which it is promised, as changed last; null until the supplier has named one. */
  promisedOn: string | null
}

export interface PurchaseDocument {
  id: string
  supplier: string
  /** Null where an order goes to no particular warehouse. */
  warehouse: string | null
  /** Who answers for it in the company. */
  buyer: string | null
  /** Bears what measures for it cost. */
  costCentre: string | null
  status: PurchaseStatus
  /** Calendar date. */
  orderedOn: string
  currency: string
  lines: PurchaseLine[]
}

/** Goods that came in. */
export interface GoodsReceipt {
  id: string
  line: string
  quantity: number
  /** Calendar date. */
  receivedOn: string
  packingSlip: string
}

export interface NewPurchaseOrder extends Omit<PurchaseDocument, 'lines'> {
  lines: { sku: string; quantity: number; priceMinor: number; promisedOn: string | null; received?: number }[]
  /** The review that asked for it. */
  reviewDate?: string
  /** The instant; by default the morning of the day it was ordered. */
  at?: string
}

export function addPurchaseOrder(database: CompanyDatabase, order: NewPurchaseOrder): void {
  database.insert('purchase_order', {
    id: order.id,
    supplier_code: order.supplier,
    warehouse: order.warehouse,
    buyer: order.buyer,
    cost_centre: order.costCentre,
    status: order.status,
    currency: order.currency,
    ordered_on: order.orderedOn,
    review_date: order.reviewDate ?? null,
    at: order.at ?? `${order.orderedOn}T08:00:00.000Z`,
  })
  for (const [index, line] of order.lines.entries()) {
    const { sku, quantity, received = 0, priceMinor, promisedOn } = line
    database.insert('purchase_line', {
      id: `${order.id}-${index + 1}`,
      order_id: order.id,
      position: index + 1,
      sku,
      quantity,
      received,
      price_minor: priceMinor,
      promised_on: promisedOn,
    })
  }
}

export function readPurchaseOrder(database: CompanyDatabase, id: string): PurchaseDocument | null {
  const order = database.one<Omit<PurchaseDocument, 'lines'>>(
    `SELECT id, supplier_code AS supplier, warehouse, buyer, cost_centre AS costCentre, status, ordered_on AS orderedOn,
       currency FROM purchase_order WHERE id = ?`,
    id,
  )
  return order && { ...order, lines: readLines(database, order) }
}

function readLines(database: CompanyDatabase, order: { id: string; currency: string }): PurchaseLine[] {
  return database
    .all<Omit<PurchaseLine, 'price'> & { minor: number }>(
      `SELECT id, sku, quantity, received, price_minor AS minor, promised_on AS promisedOn FROM purchase_line
       WHERE order_id = ? ORDER BY position`,
      order.id,
    )
    .map(({ minor, promisedOn, ...line }) => ({ ...line, price: fromMinor(minor, order.currency), promisedOn }))
}

/** Ids of orders of which a line was promised before a day and has not wholly come in, by id. */
export function readOrdersPromisedBefore(database: CompanyDatabase, day: string): string[] {
  return database
    .all<{ id: string }>(
      `SELECT DISTINCT o.id FROM purchase_line l JOIN purchase_order o ON o.id = l.order_id
       WHERE l.promised_on < ? AND l.received < l.quantity AND o.status IN ('sent', 'acknowledged') ORDER BY o.id`,
      day,
    )
    .map(({ id }) => id)
}

/** Of all lines of an order, oldest first. */
export function readReceipts(database: CompanyDatabase, order: string): GoodsReceipt[] {
  return database.all<GoodsReceipt>(
    `SELECT r.id, r.line_id AS line, r.quantity, r.received_on AS receivedOn, r.packing_slip AS packingSlip
     FROM goods_receipt r JOIN purchase_line l ON l.id = r.line_id WHERE l.order_id = ? ORDER BY r.received_on, r.id`,
    order,
  )
}

/** Notes a receipt of goods; `counted` when the purchase order's line is to show it, as it is unless somebody forgot. */
export function addReceipt(database: CompanyDatabase, receipt: GoodsReceipt, counted = true): void {
  const { id, line, quantity, receivedOn, packingSlip } = receipt
  database.insert('goods_receipt', {
    id,
    line_id: line,
    quantity,
    received_on: receivedOn,
    packing_slip: packingSlip,
  })
  if (!counted) return
  database.run('UPDATE purchase_line SET received = received + ? WHERE id = ?', quantity, line)
  database.run(
    `UPDATE purchase_order SET status = 'received' WHERE id = (SELECT order_id FROM purchase_line WHERE id = ?1)
     AND NOT EXISTS (SELECT 1 FROM purchase_line l WHERE l.order_id = purchase_order.id AND l.received < l.quantity)`,
    line,
  )
}
