import type { CompanyDatabase } from '../database/database.ts'
import { fromMinor, type Money } from './money.ts'

export interface Address {
  street: string
  unit: string | null
  /** The building has several units. */
  multiUnit: boolean
  city: string
  postcode: string
  country: string
  area: 'urban' | 'rural'
  latitude: number
  longitude: number
}

export interface OrderLine {
  id: string
  sku: string
  title: string
  quantity: number
  /** Price of one piece. */
  price: Money
  /** The batch that the line was served from; null when nobody noted it. */
  batch: string | null
  /** That batch is on quality hold. */
  batchOnHold: boolean
  /** Serial number of the piece, where the product has one. */
  serial: string | null
}

/** For whom a gift was bought. The address of the order is where this person is reached, never where the buyer lives. */
export interface Gift {
  recipientName: string
  recipientEmail: string
  /** Stands on the gift receipt, which shows no price. */
  receiptCode: string
  /** Calendar date, where it is known. */
  openedOn: string | null
}

export interface Order {
  id: string
  customerId: string
  status: 'paid' | 'unpaid' | 'cancelled'
  placedOn: string
  promisedOn: string
  total: Money
  currency: string
  crossBorder: boolean
  /** The order that this one replaces something of. */
  parentId: string | null
  signatureRequired: boolean
  address: Address
  /** Null when the order is no gift. */
  gift: Gift | null
  lines: OrderLine[]
}

interface OrderRow {
  id: string
  customer_id: string
  status: Order['status']
  placed_on: string
  promised_on: string
  currency: string
  cross_border: number
  parent_id: string | null
  signature_required: number
  street: string
  unit: string | null
  multi_unit: number
  city: string
  postcode: string
  country: string
  area: Address['area']
  latitude_e6: number
  longitude_e6: number
  is_gift: number
}

interface LineRow {
  id: string
  sku: string
  title: string
  quantity: number
  price_minor: number
  batch: string | null
  on_hold: number | null
  serial: string | null
}

/** Newest first. */
export function readOrdersOf(database: CompanyDatabase, customerId: string): Order[] {
  return database
    .all<OrderRow>('SELECT * FROM sales_order WHERE customer_id = ? ORDER BY placed_on DESC, id', customerId)
    .map((row) => toOrder(database, row))
}

export function readOrder(database: CompanyDatabase, id: string): Order | null {
  const row = database.one<OrderRow>('SELECT * FROM sales_order WHERE id = ?', id)
  return row && toOrder(database, row)
}

const selectLines = `SELECT l.id, l.sku, l.title, l.quantity, l.price_minor, l.batch, b.on_hold, l.serial
  FROM order_line l LEFT JOIN batch b ON b.code = l.batch WHERE l.order_id = ? ORDER BY l.position`

const selectGift = `SELECT recipient_name AS recipientName, recipient_email AS recipientEmail, receipt_code AS receiptCode,
  opened_on AS openedOn FROM gift WHERE order_id = ?`

function toOrder(database: CompanyDatabase, row: OrderRow): Order {
  const lines = database.all<LineRow>(selectLines, row.id)
  const total = lines.reduce((sum, line) => sum + line.price_minor * line.quantity, 0)
  return {
    id: row.id,
    customerId: row.customer_id,
    status: row.status,
    placedOn: row.placed_on,
    promisedOn: row.promised_on,
    total: fromMinor(total, row.currency),
    currency: row.currency,
    crossBorder: row.cross_border === 1,
    parentId: row.parent_id,
    signatureRequired: row.signature_required === 1,
    address: {
      street: row.street,
      unit: row.unit,
      multiUnit: row.multi_unit === 1,
      city: row.city,
      postcode: row.postcode,
      country: row.country,
      area: row.area,
      latitude: row.latitude_e6 / 1e6,
      longitude: row.longitude_e6 / 1e6,
    },
    gift: row.is_gift === 1 ? database.one<Gift>(selectGift, row.id) : null,
    lines: lines.map((line) => ({
      id: line.id,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      price: fromMinor(line.price_minor, row.currency),
      batch: line.batch,
      batchOnHold: line.on_hold === 1,
      serial: line.serial,
    })),
  }
}
