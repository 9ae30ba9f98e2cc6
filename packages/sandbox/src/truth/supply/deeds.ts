import type { CompanyDatabase } from '../../database/database.ts'
import { type LedgerEntry, readLedger, withoutCompletedParts } from '../../systems/ledger.ts'

/** What the systems' ledger says was done, and when what came in came in. */
export interface Deeds {
  /** The company's present instant. */
  asOf: string
  entries: LedgerEntry[]
  /** When each mail came in, by id. */
  receivedAt: Map<string, string>
  /** Domains that suppliers write from. */
  domains: Set<string>
}

export function readDeeds(database: CompanyDatabase): Deeds {
  const clock = database.one<{ value: string }>("SELECT value FROM setting WHERE name = 'as_of'")
  const mails = database.all<{ id: string; at: string }>('SELECT id, at FROM received_mail')
  const profiles = database.all<{ domain: string }>('SELECT domain FROM supplier_profile')
  return {
    asOf: clock?.value ?? '',
    entries: withoutCompletedParts(readLedger(database)),
    receivedAt: new Map(mails.map(({ id, at }) => [id, at])),
    domains: new Set(profiles.map(({ domain }) => domain)),
  }
}

/** An argument of an entry, as text. */
export function given(entry: LedgerEntry, name: string): string {
  const value = entry.arguments[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function isToSupplier(entry: LedgerEntry, { domains }: Deeds): boolean {
  return isOperation(entry, 'mail', 'send') && domains.has(given(entry, 'to').split('@')[1] ?? '')
}

export const isOperation = (entry: LedgerEntry, system: string, operation: string): boolean =>
  entry.system === system && entry.operation === operation

/** The arguments that say which one a thing is that may be done once. */
const identities: Readonly<Record<string, readonly string[]>> = {
  'purchasing.changePromise': ['line', 'because'],
  'purchasing.recordLeadTime': ['supplier', 'sku', 'because'],
  'purchasing.addNote': ['order', 'about'],
  'purchasing.escalate': ['order'],
  'purchasing.createPurchaseOrder': ['supplier', 'sku', 'reviewDate'],
  'inbound.bookFreight': ['shipment', 'option', 'line'],
  'inbound.recordDecision': ['shipment', 'eta'],
  'allocations.reallocate': ['allocation', 'with'],
  'allocations.cancel': ['allocation'],
  'allocations.askConsent': ['allocation', 'sku'],
  'allocations.tell': ['salesOrder', 'newDate'],
  'planning.transfer': ['shipment', 'sku', 'from', 'to'],
  'planning.changeReorderPoint': ['warehouse', 'sku', 'because'],
}

/** Entries of what was done before: the same thing, or a second mail to a supplier about an order on one day. */
export function doneTwice(deeds: Deeds): LedgerEntry[] {
  const seen = new Set<string>()
  return deeds.entries.filter((entry) => {
    const name = `${entry.system}.${entry.operation}`
    const identity =
      name === 'mail.send'
        ? isToSupplier(entry, deeds) && [given(entry, 'to'), given(entry, 'subject'), entry.at.slice(0, 10)]
        : identities[name]?.map((argument) => given(entry, argument))
    if (!identity) return false
    const key = JSON.stringify([name, ...identity])
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}
