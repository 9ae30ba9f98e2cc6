import type { CompanyDatabase } from '../database/database.ts'
import { addRefund } from '../records/add-order.ts'
import { fromMinor, type Money, toMinor } from '../records/money.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

export interface Refund {
  id: string
  order: string
  line: string
  cause: string
  amount: Money
  at: string
}

export interface Payment {
  status: 'captured' | 'open' | 'void'
  captured: Money
  refunds: Refund[]
}

export interface Payments {
  paymentOf(orderId: string): Promise<Payment | null>
  /** Pays back; refused above what is captured and not refunded yet. */
  refund(request: { order: string; line: string; cause: string; amount: Money }, key: string): Promise<Refund>
  findRefund(of: { order: string; line: string; cause: string }): Promise<Refund | null>
}

const no = (code: string, message: string, field: string): never => refuse('payments', 'refund', code, message, field)

export function createPayments(context: SystemContext): Payments {
  const { database } = context
  const { read, write } = callsOf(context, 'payments')
  return {
    paymentOf: (orderId) => read('paymentOf', () => readPayment(database, orderId)),
    refund: (request, key) =>
      write({
        operation: 'refund',
        key,
        arguments: request,
        perform: () => {
          const refund = payBack(context, request)
          return { entity: refund.id, result: refund }
        },
      }),
    findRefund: ({ order, line, cause }) =>
      read(
        'findRefund',
        () =>
          readPayment(database, order)?.refunds.find((refund) => refund.line === line && refund.cause === cause) ??
          null,
      ),
  }
}

function payBack(
  context: SystemContext,
  request: { order: string; line: string; cause: string; amount: Money },
): Refund {
  const { database } = context
  const payment = readPayment(database, request.order) ?? no('unknown-order', `No payment of ${request.order}`, 'order')
  if (payment.status !== 'captured') no('not-captured', `The payment is ${payment.status}`, 'order')
  if (!database.one('SELECT 1 FROM order_line WHERE id = ? AND order_id = ?', request.line, request.order))
    no('unknown-line', `Order ${request.order} has no line ${request.line}`, 'line')
  if (request.amount.currency !== payment.captured.currency)
    no('wrong-currency', `The payment was in ${payment.captured.currency}`, 'amount')
  const minor = toMinor(request.amount) ?? 0
  if (minor <= 0) no('invalid-amount', `Cannot pay back ${request.amount.amount}`, 'amount')
  const refunded = payment.refunds.reduce((sum, refund) => sum + (toMinor(refund.amount) ?? 0), 0)
  const remainder = (toMinor(payment.captured) ?? 0) - refunded
  if (minor > remainder)
    no('above-captured', `Only ${fromMinor(remainder, payment.captured.currency).amount} is left`, 'amount')
  const refund = { id: `REF-${nextNumber(database, 'refund')}`, ...request, at: context.now() }
  addRefund(database, { ...refund, amountMinor: minor })
  return { ...refund, amount: fromMinor(minor, refund.amount.currency) }
}

function readPayment(database: CompanyDatabase, orderId: string): Payment | null {
  const row = database.one<{ status: Payment['status']; captured_minor: number; currency: string }>(
    `SELECT p.status, p.captured_minor, o.currency FROM payment p JOIN sales_order o ON o.id = p.order_id
     WHERE p.order_id = ?`,
    orderId,
  )
  if (!row) return null
  const refunds = database
    .all<Omit<Refund, 'amount'> & { minor: number }>(
      `SELECT id, order_id AS "order", line_id AS line, cause, amount_minor AS minor, at FROM refund
       WHERE order_id = ? ORDER BY at, id`,
      orderId,
    )
    .map(({ minor, ...refund }) => ({ ...refund, amount: fromMinor(minor, row.currency) }))
  return { status: row.status, captured: fromMinor(row.captured_minor, row.currency), refunds }
}
