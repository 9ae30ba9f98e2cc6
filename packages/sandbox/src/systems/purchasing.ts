import type { CompanyDatabase } from '../database/database.ts'
import { fromMinor, type Money, toMinor } from '../records/money.ts'
import { addPurchaseOrder } from '../records/supply/purchase-orders.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'
import { createPurchaseOrders, type PurchaseOrders } from './supply/purchase-orders.ts'
import { createSupplierRecords, type SupplierRecords } from './supply/supplier-records.ts'

export interface Supplier {
  code: string
  name: string
  /** The code that took this one's place. */
  mergedInto: string | null
}

export interface PurchaseOrderRequest {
  supplier: string
  sku: string
  quantity: number
  /** Price of one piece. */
  price: Money
  /** The review that asked for it, a calendar date: one order per supplier, goods and review. */
  reviewDate: string
  /** Where the goods are to go; left out where it does not matter. */
  warehouse?: string
}

export interface PurchaseOrder extends PurchaseOrderRequest {
  id: string
  at: string
}

/** What the supplier wrote about a purchase order. */
export interface SupplierAnswer {
  kind: 'acknowledged' | 'date changed'
  /** The calendar date for which the goods are promised. */
  deliveryOn: string
  text: string
  at: string
}

export interface Purchasing extends SupplierRecords, PurchaseOrders {
  supplier(code: string): Promise<Supplier | null>
  /** Suppliers whose name contains `name`, whatever the case. */
  searchSuppliers(name: string): Promise<Supplier[]>
  createPurchaseOrder(request: PurchaseOrderRequest, key: string): Promise<PurchaseOrder>
  findPurchaseOrder(of: { supplier: string; sku: string; reviewDate: string }): Promise<PurchaseOrder | null>
  /** Oldest first; empty while the supplier is silent. */
  answersOf(purchaseOrder: string): Promise<SupplierAnswer[]>
}

const no = (code: string, message: string, field: string): never =>
  refuse('purchasing', 'createPurchaseOrder', code, message, field)
const selectSupplier = 'SELECT code, name, merged_into AS mergedInto FROM supplier'

export function createPurchasing(context: SystemContext): Purchasing {
  const { database } = context
  const { read, write } = callsOf(context, 'purchasing')
  const supplierOf = (code: string): Supplier | null => database.one<Supplier>(`${selectSupplier} WHERE code = ?`, code)
  return {
    ...createSupplierRecords(context),
    ...createPurchaseOrders(context),
    supplier: (code) => read('supplier', () => supplierOf(code)),
    searchSuppliers: (name) =>
      read('searchSuppliers', () =>
        database.all<Supplier>(`${selectSupplier} WHERE instr(lower(name), lower(?)) > 0 ORDER BY code`, name),
      ),
    createPurchaseOrder: (request, key) =>
      write({
        operation: 'createPurchaseOrder',
        key,
        arguments: request,
        perform: () => {
          const supplier =
            supplierOf(request.supplier) ?? no('unknown-supplier', `No supplier ${request.supplier}`, 'supplier')
          if (supplier.mergedInto !== null)
            no('merged-supplier', `Supplier ${supplier.code} was merged into another`, 'supplier')
          const minor = toMinor(request.price) ?? 0
          if (minor <= 0) no('invalid-price', `No price: ${request.price.amount}`, 'price')
          if (!Number.isInteger(request.quantity) || request.quantity < 1)
            no('invalid-quantity', `No quantity: ${request.quantity}`, 'quantity')
          const order = { ...request, id: `PUR-${nextNumber(database, 'purchase order')}`, at: context.now() }
          addPurchaseOrder(database, {
            id: order.id,
            supplier: order.supplier,
            warehouse: order.warehouse ?? null,
            buyer: null,
            costCentre: null,
            status: 'sent',
            orderedOn: order.at.slice(0, 10),
            currency: order.price.currency,
            reviewDate: order.reviewDate,
            at: order.at,
            lines: [{ sku: order.sku, quantity: order.quantity, priceMinor: minor, promisedOn: null }],
          })
          return { entity: order.id, result: order }
        },
      }),
    findPurchaseOrder: ({ supplier, sku, reviewDate }) =>
      read('findPurchaseOrder', () => findOrder(database, supplier, sku, reviewDate)),
    answersOf: (purchaseOrder) =>
      read('answersOf', () =>
        database.all<SupplierAnswer>(
          `SELECT kind, delivery_on AS deliveryOn, text, at FROM supplier_answer
           WHERE purchase_order_id = ? ORDER BY position`,
          purchaseOrder,
        ),
      ),
  }
}

function findOrder(database: CompanyDatabase, supplier: string, sku: string, reviewDate: string): PurchaseOrder | null {
  const row = database.one<
    Omit<PurchaseOrder, 'price' | 'warehouse'> & { minor: number; currency: string; warehouse: string | null }
  >(
    `SELECT o.id, o.supplier_code AS supplier, l.sku, l.quantity, l.price_minor AS minor, o.currency, o.warehouse,
       o.review_date AS reviewDate, o.at
     FROM purchase_order o JOIN purchase_line l ON l.order_id = o.id
     WHERE o.supplier_code = ? AND l.sku = ? AND o.review_date = ? ORDER BY o.at, o.id`,
    supplier,
    sku,
    reviewDate,
  )
  if (!row) return null
  const { minor, currency, warehouse, ...order } = row
  return { ...order, ...(warehouse === null ? {} : { warehouse }), price: fromMinor(minor, currency) }
}
