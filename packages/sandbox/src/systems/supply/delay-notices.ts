import type { CompanyDatabase } from '../../database/database.ts'
import { refusalsOf, type SystemContext } from '../calls.ts'
import { sendMail } from '../mail.ts'
import { nextNumber } from '../settings.ts'

export interface TellRequest {
  salesOrder: string
  /** The inbound shipment that is late. */
  shipment: string
  /** The calendar date on which the customer will have the goods. */
  newDate: string
  body: string
}

/** What a customer was told about a date. */
export interface DelayNotice extends TellRequest {
  id: string
  at: string
}

/** Writes to the customer, and notes it. */
export function tell(context: SystemContext, request: TellRequest, key: string): DelayNotice {
  const { database } = context
  const no = refusalsOf('allocations', 'tell')
  const { salesOrder, shipment, newDate, body } = request
  const { email: to } =
    database.one<{ email: string }>(
      'SELECT c.email FROM sales_order o JOIN customer c ON c.id = o.customer_id WHERE o.id = ?',
      salesOrder,
    ) ?? no('unknown-order', `No order ${salesOrder}`, 'salesOrder')
  if (!database.one('SELECT 1 FROM inbound_shipment WHERE id = ?', shipment))
    no('unknown-shipment', `No shipment ${shipment}`, 'shipment')
  if (!/^\d{4}-\d\d-\d\d$/.test(newDate)) no('invalid-date', `No date: ${newDate}`, 'newDate')
  const mail = sendMail(context, { ticket: null, message: null, to, subject: `Your order ${salesOrder}`, body }, key)
  const notice = { id: `NOT-${nextNumber(database, 'delay notice')}`, ...request, at: mail.at }
  database.insert('delay_notice', {
    id: notice.id,
    order_id: salesOrder,
    shipment_id: shipment,
    new_date: newDate,
    body,
    mail_id: mail.id,
    at: mail.at,
  })
  return notice
}

/** About one order, oldest first. */
export function readNotices(database: CompanyDatabase, salesOrder: string): DelayNotice[] {
  return database.all<DelayNotice>(
    `SELECT id, order_id AS salesOrder, shipment_id AS shipment, new_date AS newDate, body, at FROM delay_notice
     WHERE order_id = ? ORDER BY at, id`,
    salesOrder,
  )
}
