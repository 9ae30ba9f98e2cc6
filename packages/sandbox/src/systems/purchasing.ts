import type { CompanyDatabase } from '../database/database.ts'
import { fromMinor, type Money, toMinor } from '../records/money.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

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

export interface Purchasing {
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
          const { supplier: code, price, reviewDate, ...rest } = order
          database.insert('purchase_order', {
            ...rest,
            supplier_code: code,
            price_minor: minor,
            currency: price.currency,
            review_date: reviewDate,
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
  const row = database.one<Omit<PurchaseOrder, 'price'> & { minor: number; currency: string }>(
    `SELECT id, supplier_code AS supplier, sku, quantity, price_minor AS minor, currency, review_date AS reviewDate, at
     FROM purchase_order WHERE supplier_code = ? AND sku = ? AND review_date = ? ORDER BY at, id`,
    supplier,
    sku,
    reviewDate,
  )
  if (!row) return null
  const { minor, currency, ...order } = row
  return { ...order, price: fromMinor(minor, currency) }
}
