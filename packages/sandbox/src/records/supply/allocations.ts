import type { CompanyDatabase } from '../../database/database.ts'
import { fromMinor, type Money } from '../money.ts'

/** Goods that are meant for a line of a customer's order: from a purchase order's line, or from a warehouse's stock. */
export interface Allocation {
  id: string
  /** The purchase order's line that they come with; null when they are reserved in the warehouse. */
  line: string | null
  warehouse: string
  sku: string
  quantity: number
  /** The customer's order and its line. */
  salesOrder: string
  orderLine: string
  customer: string
  segment: 'new' | 'standard' | 'vip'
  /** The calendar date on which they have to be in the warehouse for the customer's date to hold. */
  neededOn: string
  /** Penalty by contract for each day after that; zero without one. */
  penaltyPerDay: Money
  /** The most that the penalties of it can come to. */
  penaltyAtMost: Money
  /** What one piece earns. */
  marginPerPiece: Money
  status: 'waiting' | 'ready' | 'cancelled'
}

export interface NewAllocation {
  id: string
  line: string | null
  warehouse: string
  orderLine: string
  sku: string
  quantity: number
  neededOn: string
  penaltyPerDayMinor: number
  penaltyCapMinor: number
  marginMinor: number
  currency: string
  status: Allocation['status']
}

/** What a customer said to a substitute. */
export interface Consent {
  allocation: string
  sku: string
  askedAt: string
  /** Null while the customer is silent. */
  answer: 'agreed' | 'declined' | null
  answeredAt: string | null
}

/** What an allocation's pieces are reserved for. */
export const reservedFor = (allocation: string): string => `allocation ${allocation}`

export function addAllocation(database: CompanyDatabase, allocation: NewAllocation): void {
  database.insert('allocation', {
    id: allocation.id,
    line_id: allocation.line,
    warehouse: allocation.warehouse,
    order_line_id: allocation.orderLine,
    sku: allocation.sku,
    quantity: allocation.quantity,
    needed_on: allocation.neededOn,
    penalty_per_day_minor: allocation.penaltyPerDayMinor,
    penalty_cap_minor: allocation.penaltyCapMinor,
    margin_minor: allocation.marginMinor,
    currency: allocation.currency,
    status: allocation.status,
  })
}

interface AllocationRow extends Omit<Allocation, 'penaltyPerDay' | 'penaltyAtMost' | 'marginPerPiece'> {
  perDay: number
  cap: number
  margin: number
  currency: string
}

const selectAllocation = `SELECT a.id, a.line_id AS line, a.warehouse, a.sku, a.quantity, l.order_id AS salesOrder,
  a.order_line_id AS orderLine, o.customer_id AS customer, c.segment, a.needed_on AS neededOn, a.penalty_per_day_minor AS perDay,
  a.penalty_cap_minor AS cap, a.margin_minor AS margin, a.currency, a.status
  FROM allocation a JOIN order_line l ON l.id = a.order_line_id JOIN sales_order o ON o.id = l.order_id
  JOIN customer c ON c.id = o.customer_id`

export function readAllocation(database: CompanyDatabase, id: string): Allocation | null {
  return toAllocations(database.all<AllocationRow>(`${selectAllocation} WHERE a.id = ?`, id))[0] ?? null
}

/** What is to come with a purchase order, by id. */
export function readAllocationsOfPurchase(database: CompanyDatabase, order: string): Allocation[] {
  return toAllocations(
    database.all<AllocationRow>(
      `${selectAllocation} JOIN purchase_line p ON p.id = a.line_id WHERE p.order_id = ? ORDER BY a.id`,
      order,
    ),
  )
}

/** What an article is meant for at a warehouse, from whatever source, by id. */
export function readAllocationsOfGoods(
  database: CompanyDatabase,
  of: { sku: string; warehouse: string },
): Allocation[] {
  return toAllocations(
    database.all<AllocationRow>(
      `${selectAllocation} WHERE a.sku = ? AND a.warehouse = ? ORDER BY a.id`,
      of.sku,
      of.warehouse,
    ),
  )
}

function toAllocations(rows: readonly AllocationRow[]): Allocation[] {
  return rows.map(({ perDay, cap, margin, currency, status, ...row }) => ({
    ...row,
    penaltyPerDay: fromMinor(perDay, currency),
    penaltyAtMost: fromMinor(cap, currency),
    marginPerPiece: fromMinor(margin, currency),
    status,
  }))
}
