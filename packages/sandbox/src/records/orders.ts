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
  /** The batch that the line was served from is on quality hold. */
  batchOnHold: boolean
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
}

interface LineRow {
  id: string
  sku: string
  title: string
  quantity: number
  price_minor: number
  batch_on_hold: number
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

function toOrder(database: CompanyDatabase, row: OrderRow): Order {
  const lines = database.all<LineRow>('SELECT * FROM order_line WHERE order_id = ? ORDER BY position', row.id)
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
    lines: lines.map((line) => ({
      id: line.id,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      price: fromMinor(line.price_minor, row.currency),
      batchOnHold: line.batch_on_hold === 1,
    })),
  }
}
