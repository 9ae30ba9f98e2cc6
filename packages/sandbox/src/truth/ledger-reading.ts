import type { CompanyDatabase } from '../database/database.ts'
import type { LedgerEntry } from '../systems/ledger.ts'
import type { Truth } from './ticket-truth.ts'

/** The ledger without what comes to nothing by itself: the e-mails that other writes send, and what was cancelled. */
export function effective(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const cancelled = new Set(
    entries.filter(({ operation }) => operation === 'cancelReplacement').map(({ entity }) => entity),
  )
  const notices = new Set(entries.filter(({ system }) => system === 'returns').map(({ key }) => key))
  return entries.filter(
    (entry) =>
      !(entry.system === 'mail' && (entry.arguments['ticket'] !== undefined || notices.has(entry.key))) &&
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
  'returns.authorise': ['request'],
  'returns.credit': ['request'],
  'returns.exchange': ['request'],
  'returns.decline': ['request'],
  'returns.askEvidence': ['request'],
  'returns.referToFraudReview': ['request'],
  'returns.informBuyer': ['request'],
  'warehouse.holdBatch': ['batch'],
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

/** The entries of each ticket, by what they are about; those of nobody's ticket under null. */
export function entriesByTicket(
  database: CompanyDatabase,
  truth: Truth,
  entries: readonly LedgerEntry[],
): Map<string | null, LedgerEntry[]> {
  const ofCustomer = new Map(truth.tickets.map(({ customer, ticket }) => [customer, ticket]))
  const known = new Set(truth.tickets.map(({ ticket }) => ticket))
  const ofOrder = new Map(truth.tickets.flatMap(({ orders, ticket }) => orders.map((order) => [order, ticket])))
  const find = (sql: string, value: unknown): string | null =>
    typeof value === 'string' ? (database.one<{ found: string }>(sql, value)?.found ?? null) : null
  return Map.groupBy(entries, ({ arguments: given }) => {
    const { ticket, request, parent, order, shipment, to, id } = given
    const direct =
      find('SELECT id AS found FROM ticket WHERE id = ?', ticket) ??
      find('SELECT ticket_id AS found FROM return_request WHERE id = ?', request)
    if (direct !== null) return known.has(direct) ? direct : null
    const about =
      find('SELECT id AS found FROM sales_order WHERE id = ?', parent ?? order ?? id) ??
      find('SELECT order_id AS found FROM shipment WHERE id = ?', shipment)
    const customer =
      find('SELECT customer_id AS found FROM sales_order WHERE id = ?', about) ??
      find('SELECT id AS found FROM customer WHERE email = ?', to)
    return ofOrder.get(about ?? '') ?? ofCustomer.get(customer ?? '') ?? null
  })
}
