import type { Amount } from '../../support/systems/amount.ts'

export interface PurchaseLineRecord {
  readonly id: string
  readonly sku: string
  readonly quantity: number
  readonly received: number
  /** Of one piece. */
  readonly price: Amount
  /** Calendar date, as changed last; null until the supplier has named one. */
  readonly promisedOn: string | null
}

export interface PurchaseOrderRecord {
  readonly id: string
  readonly supplier: string
  readonly warehouse: string | null
  /** Who answers for it in the company. */
  readonly buyer: string | null
  /** Bears what measures for it cost. */
  readonly costCentre: string | null
  readonly status: 'sent' | 'acknowledged' | 'received' | 'cancelled'
  readonly lines: readonly PurchaseLineRecord[]
}

export interface ContactRecord {
  readonly id: string
  readonly name: string
  readonly mail: string
  readonly role: 'sales' | 'logistics' | 'accounts'
  readonly active: boolean
}

export interface OfferRecord {
  readonly supplier: string
  readonly qualified: boolean
  readonly price: Amount
  readonly moq: number
  readonly pack: number
  readonly leadDays: number
}

export interface LeadTimeRecord {
  readonly effectiveFrom: string
  readonly days: number
  /** The received mail that it rests on; null for what was always so. */
  readonly because: string | null
}

export interface NoteRecord {
  readonly id: string
  readonly order: string
  readonly about: string
  readonly body: string
}

/** The purchasing system: orders, what is promised, suppliers and their offers. */
export interface Purchasing {
  order(id: string): Promise<PurchaseOrderRecord | null>
  /** Open orders of which a line that has not wholly come in was promised for a day before this one. */
  promisedBefore(day: string): Promise<readonly string[]>
  profile(supplier: string): Promise<{ readonly country: string; readonly domain: string } | null>
  supplier(code: string): Promise<{ readonly mergedInto: string | null } | null>
  /** What came in, also where nobody counted it on the order. */
  receiptsOf(order: string): Promise<readonly { readonly line: string; readonly quantity: number }[]>
  contactsOf(supplier: string): Promise<readonly ContactRecord[]>
  changePromise(change: { line: string; promisedOn: string; because: string }, key: string): Promise<unknown>
  findPromiseChange(of: { line: string; because: string }): Promise<{ readonly promisedOn: string } | null>
  addNote(note: { order: string; about: string; body: string }, key: string): Promise<unknown>
  findNote(of: { order: string; about: string }): Promise<NoteRecord | null>
  notesOf(order: string): Promise<readonly NoteRecord[]>
  /** Gives the order to its buyer. */
  escalate(escalation: { order: string; reason: string; body: string }, key: string): Promise<unknown>
  findEscalation(of: { order: string }): Promise<{
    readonly id: string
    readonly order: string
    readonly reason: string
    readonly body: string
  } | null>
  /** Offers for an article that are valid today. */
  offersFor(sku: string): Promise<readonly OfferRecord[]>
  /** Notes a lead time that a received mail names. */
  recordLeadTime(
    lead: { supplier: string; sku: string; effectiveFrom: string; days: number; because: string },
    key: string,
  ): Promise<unknown>
  findLeadTime(of: { supplier: string; sku: string; because: string }): Promise<LeadTimeRecord | null>
  createPurchaseOrder(
    request: { supplier: string; sku: string; quantity: number; price: Amount; reviewDate: string; warehouse?: string },
    key: string,
  ): Promise<unknown>
  findPurchaseOrder(of: { supplier: string; sku: string; reviewDate: string }): Promise<{
    readonly id: string
    readonly supplier: string
    readonly sku: string
    readonly quantity: number
    readonly price: Amount
  } | null>
}
