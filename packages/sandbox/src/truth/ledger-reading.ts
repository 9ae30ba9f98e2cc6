import type { CompanyDatabase } from '../database/database.ts'
import type { LedgerEntry } from '../systems/ledger.ts'
import type { Truth } from './ticket-truth.ts'

/** The customer whom a write concerns, or null when it concerns none. */
export function customerOf(database: CompanyDatabase, entry: LedgerEntry): string | null {
  const { ticket, parent, order, shipment, to, id } = entry.arguments
  const find = (sql: string, value: unknown): string | null =>
    typeof value === 'string' ? (database.one<{ customer: string }>(sql, value)?.customer ?? null) : null
  return (
    find('SELECT customer_id AS customer FROM ticket WHERE id = ?', ticket) ??
    find('SELECT customer_id AS customer FROM sales_order WHERE id = ?', parent ?? order ?? id) ??
    find(
      'SELECT customer_id AS customer FROM sales_order o JOIN shipment s ON s.order_id = o.id WHERE s.id = ?',
      shipment,
    ) ??
    find('SELECT id AS customer FROM customer WHERE email = ?', to)
  )
}

/** The ledger without what comes to nothing by itself: the e-mails of replies, and replacements that were cancelled. */
export function effective(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const cancelled = new Set(
    entries.filter(({ operation }) => operation === 'cancelReplacement').map(({ entity }) => entity),
  )
  return entries.filter(
    (entry) =>
      !(entry.system === 'mail' && entry.arguments['ticket'] !== undefined) &&
      !(entry.system === 'orders' && cancelled.has(entry.entity)),
  )
}

/** The arguments that say which business intent a write serves. */
const intents: Record<string, readonly string[]> = {
  'orders.createReplacement': ['parent', 'line'],
  'orders.exchange': ['order'],
  'carrier.openClaim': ['shipment'],
  'carrier.requestTrace': ['shipment'],
  'carrier.requestRetrieval': ['shipment'],
  'payments.refund': ['order', 'line', 'cause'],
  'desk.reply': ['ticket', 'template'],
  'desk.addNote': ['ticket', 'body'],
  'desk.scheduleFollowUp': ['ticket', 'on', 'about'],
  'mail.send': ['to', 'subject', 'body'],
  'purchasing.createPurchaseOrder': ['supplier', 'sku', 'reviewDate'],
}

/** The entries that perform a business intent which an earlier entry had performed. */
export function repetitions(entries: readonly LedgerEntry[]): Set<number> {
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (const entry of entries) {
    const operation = `${entry.system}.${entry.operation}`
    const names = intents[operation]
    if (!names) continue
    const intent = JSON.stringify([operation, ...names.map((name) => entry.arguments[name] ?? null)])
    if (seen.has(intent)) repeated.add(entry.seq)
    seen.add(intent)
  }
  return repeated
}

/** The entries of each ticket, by the customer who wrote it; those of nobody's ticket under null. */
export function entriesByTicket(
  database: CompanyDatabase,
  truth: Truth,
  entries: readonly LedgerEntry[],
): Map<string | null, LedgerEntry[]> {
  const ticketOf = new Map(truth.tickets.map(({ customer, ticket }) => [customer, ticket]))
  return Map.groupBy(entries, (entry) => ticketOf.get(customerOf(database, entry) ?? '') ?? null)
}
