import {
  addCustomer,
  addOrder,
  addShipment,
  addTicket,
  type CompanyDatabase,
  createEmptyCompany,
  addSupplier,
  setStock,
} from '@operant/sandbox'
import type { ReasonerName } from './agent.ts'

/**
 * What a ticket's order is like, and so what is right for it:
 * - `in stock`: a replacement; `refund`: none in stock, a refund; `large refund`: approved by a person;
 * - `rejected`: a person says no; `unpaid`: nothing is due; `paid late`: a refund once the payment is in;
 * - `twin`: two tickets about one order, one refund; `scarce`: more tickets than stock, a replacement or a refund;
 * - `goodwill`: more tickets than the budget bears; `taken back`: replaced, thanks refused, replacement taken back;
 * - `batch`: as `refund`, worked on by a child run;
 * - `cut off`: the system that is needed is down for longer than anybody tries: handed over, and nothing done.
 */
export const kinds = [
  'in stock',
  'refund',
  'large refund',
  'rejected',
  'unpaid',
  'paid late',
  'twin',
  'scarce',
  'goodwill',
  'taken back',
  'batch',
  'cut off',
] as const
export type Kind = (typeof kinds)[number]

/** One ticket of the world, and the run that is about it. */
export interface Case {
  readonly kind: Kind
  readonly reasoner: ReasonerName
  readonly run: string
  readonly ticket: string
  readonly order: string
  readonly line: string
  readonly shipment: string
}

/** A run over several tickets, and their cases. */
export interface Batch {
  readonly run: string
  readonly reasoner: ReasonerName
  readonly tickets: readonly string[]
}

/** How many units the tickets of kind `scarce` compete for. */
export const scarceUnits = 2
export const supplierCode = 'SUP-1'

const prices: Partial<Record<Kind, string>> = { 'large refund': '400.00', rejected: '400.00', 'taken back': '400.00' }

/** Makes the world; its database stays open, so that orders can be paid later. */
export function createWorld(directory: string): CompanyDatabase {
  const database = createEmptyCompany({ directory, asOf: '2026-11-22T10:00:00Z' })
  setStock(database, { warehouse: 'WH1', sku: 'SKU-PLENTY', onHand: 100_000 })
  setStock(database, { warehouse: 'WH1', sku: 'SKU-SCARCE', onHand: scarceUnits })
  setStock(database, { warehouse: 'WH1', sku: 'SKU-NONE', onHand: 0 })
  addSupplier(database, { code: supplierCode, name: 'Parts and more' })
  return database
}

/** What a case is like, besides its ids. */
export type CaseKind = Pick<Case, 'kind' | 'reasoner'>

/** Adds a customer with an order, a shipment and a ticket; `number` makes its ids. */
export function addCase(database: CompanyDatabase, { kind, reasoner }: CaseKind, number: number): Case {
  const made: Case = {
    kind,
    reasoner,
    run: `run-${number}`,
    ticket: `TIC-${number}`,
    order: `ORD-${number}`,
    line: `ORD-${number}-1`,
    shipment: `SHP-${number}`,
  }
  const customerId = `CUS-${number}`
  database.transaction(() => {
    addCustomer(database, { id: customerId })
    addOrder(database, {
      id: made.order,
      customerId,
      status: kind === 'unpaid' ? 'unpaid' : 'paid',
      placedOn: '2026-11-02',
      promisedOn: '2026-11-09',
      lines: [{ sku: skuOf(kind), price: prices[kind] ?? '60.00' }],
    })
    addShipment(database, {
      id: made.shipment,
      orderId: made.order,
      trackingNumber: `NX${number}GB`,
      state: 'InTransit',
      shippedOn: '2026-11-03',
    })
    addTicketOf(database, made, customerId)
    if (kind === 'paid late') setPaid(database, made.order, false)
  })
  return made
}

/** A second ticket about the same order, of another run and perhaps another reasoner. */
export function addTwin(database: CompanyDatabase, first: Case, reasoner: ReasonerName, number: number): Case {
  const twin = { ...first, reasoner, run: `run-${number}`, ticket: `TIC-${number}` }
  addTicketOf(database, twin, first.order.replace('ORD', 'CUS'))
  return twin
}

function addTicketOf(database: CompanyDatabase, { ticket }: Case, customerId: string): void {
  addTicket(database, { id: ticket, customerId, createdAt: '2026-11-21T10:00:00Z', body: 'It has not arrived.' })
}

export function setPaid(database: CompanyDatabase, order: string, paid: boolean): void {
  const status = paid ? 'captured' : 'open'
  database.run('UPDATE payment SET status = ?, captured_minor = ? WHERE order_id = ?', status, paid ? 6_000 : 0, order)
}

function skuOf(kind: Kind): string {
  if (kind === 'in stock' || kind === 'taken back') return 'SKU-PLENTY'
  return kind === 'scarce' ? 'SKU-SCARCE' : 'SKU-NONE'
}
