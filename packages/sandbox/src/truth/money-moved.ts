import type { CompanyDatabase } from '../database/database.ts'
import { toMinor } from '../records/money.ts'
import type { LedgerEntry } from '../systems/ledger.ts'
import type { ExpectedWrite } from './ticket-truth.ts'

/** Minor units by currency. */
export type MoneyMoved = Record<string, number>

export function addMoney(amounts: readonly (MoneyMoved | null)[]): MoneyMoved {
  const sum: MoneyMoved = {}
  for (const amount of amounts)
    for (const [currency, minor] of Object.entries(amount ?? {})) sum[currency] = (sum[currency] ?? 0) + minor
  return sum
}

/** What a write is worth to the customer: money, or goods at the price they paid; null when it moves neither. */
export function valueOfEntry(
  database: CompanyDatabase,
  { operation, arguments: given }: LedgerEntry,
): MoneyMoved | null {
  const amount = amountIn(given['amount'])
  if (amount) return amount
  if (operation === 'exchange') return requested(database, given['request'])
  return operation === 'createReplacement' ? goods(database, given['line'], given['quantity']) : null
}

export function valueOfExpected(database: CompanyDatabase, { operation, match }: ExpectedWrite): MoneyMoved | null {
  const [amount, currency] = [match['amount.amount'], match['amount.currency']]
  const money = amountIn({ amount, currency })
  if (money) return money
  if (operation === 'exchange') return requested(database, match['request'])
  return operation === 'createReplacement' ? goods(database, match['line'], match['quantity']) : null
}

function amountIn(value: unknown): MoneyMoved | null {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return null
  const { amount, currency } = value
  if (typeof amount !== 'string' || typeof currency !== 'string') return null
  const minor = toMinor({ amount, currency })
  return minor === null ? null : { [currency]: minor }
}

function requested(database: CompanyDatabase, request: unknown): MoneyMoved | null {
  if (typeof request !== 'string') return null
  const select = 'SELECT line_id AS line, quantity FROM return_request WHERE id = ?'
  const found = database.one<{ line: string; quantity: number }>(select, request)
  return found && goods(database, found.line, found.quantity)
}

function goods(database: CompanyDatabase, line: unknown, quantity: unknown): MoneyMoved | null {
  if (typeof line !== 'string' || typeof quantity !== 'number') return null
  const found = database.one<{ price: number; currency: string }>(
    'SELECT price_minor AS price, currency FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE l.id = ?',
    line,
  )
  return found && { [found.currency]: found.price * quantity }
}
