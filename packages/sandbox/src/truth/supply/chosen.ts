import type { CompanyDatabase } from '../../database/database.ts'
import type { LedgerEntry } from '../../systems/ledger.ts'
import { type Deeds, given, isOperation } from './deeds.ts'
import type { DelayDecisionTruth, DelayTruth } from './supply-truth.ts'

/** One measure that was taken, named as the truth names it. */
export interface Taken {
  measure: string
  quantity: number
  /** Minor units. */
  outlay: number
  at: string
  entry: LedgerEntry
}

/** What was done about a shipment from one report until the next. */
export function measuresTaken(
  database: CompanyDatabase,
  deeds: Deeds,
  delay: DelayTruth,
  decision: DelayDecisionTruth,
): Taken[] {
  return deeds.entries
    .filter(({ at }) => at >= decision.from && at < decision.until)
    .flatMap((entry) => measureOf(database, delay, entry))
}

/** Those of the first decision: once a customer has declined a substitute, the shipment is looked at again. */
export function beforeDeclined(database: CompanyDatabase, delay: DelayTruth, taken: readonly Taken[]): Taken[] {
  const declined = database.one<{ at: string | null }>(
    `SELECT min(c.answered_at) AS at FROM consent c JOIN allocation a ON a.id = c.allocation_id
     WHERE a.line_id = ? AND c.answer = 'declined'`,
    delay.line,
  )?.at
  return taken.filter(({ at }) => !declined || at < declined)
}

function measureOf(database: CompanyDatabase, delay: DelayTruth, entry: LedgerEntry): Taken[] {
  const { at } = entry
  const taken = (measure: string, quantity: number, outlay = 0): Taken[] => [{ measure, quantity, outlay, at, entry }]
  const claim = delay.waiting.find(({ allocation }) => allocation === given(entry, 'allocation'))
  const isOurs = given(entry, 'shipment') === delay.shipment
  const quantity = Number(given(entry, 'quantity'))
  if (isOurs && isOperation(entry, 'inbound', 'bookFreight')) {
    const shipped = database.one<{ quantity: number }>(
      'SELECT quantity FROM inbound_line WHERE shipment_id = ? AND line_id = ?',
      delay.shipment,
      given(entry, 'line'),
    )
    const kind = quantity === shipped?.quantity ? 'expedite' : 'split'
    return taken(`${kind} ${given(entry, 'option')}`, quantity, costOf(database, 'freight_booking', entry))
  }
  if (isOurs && isOperation(entry, 'planning', 'transfer'))
    return taken(`transfer ${given(entry, 'from')}`, quantity, costOf(database, 'transfer', entry))
  if (isOperation(entry, 'purchasing', 'createPurchaseOrder') && given(entry, 'sku') === delay.sku)
    return taken(`supplier ${given(entry, 'supplier')}`, quantity, premiumOf(database, delay, entry))
  if (claim && isOperation(entry, 'allocations', 'askConsent'))
    return taken(`substitute ${given(entry, 'sku')}`, claim.quantity)
  if (claim && isOperation(entry, 'allocations', 'reallocate'))
    return taken(`reallocate ${given(entry, 'with')}`, claim.quantity)
  if (claim && isOperation(entry, 'allocations', 'cancel')) return taken('cancel', claim.quantity)
  return []
}

function costOf(database: CompanyDatabase, table: 'freight_booking' | 'transfer', entry: LedgerEntry): number {
  const row = database.one<{ cost: number }>(`SELECT cost_minor AS cost FROM ${table} WHERE id = ?`, entry.entity)
  return row?.cost ?? 0
}

function premiumOf(database: CompanyDatabase, delay: DelayTruth, entry: LedgerEntry): number {
  const row = database.one<{ premium: number }>(
    `SELECT (n.price_minor - l.price_minor) * n.quantity AS premium FROM purchase_line n, purchase_line l
     WHERE n.order_id = ? AND l.id = ?`,
    entry.entity,
    delay.line,
  )
  return Math.max(0, row?.premium ?? 0)
}

/** The response that measures make up; the order does not matter. */
export function responseOf(measures: readonly string[]): string {
  return [...new Set(measures)].toSorted().join(' + ')
}
