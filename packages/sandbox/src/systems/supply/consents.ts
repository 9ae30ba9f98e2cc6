import type { CompanyDatabase } from '../../database/database.ts'
import { readCustomer } from '../../records/customers.ts'
import type { Consent } from '../../records/supply/allocations.ts'
import { readSubstitutes } from '../../records/supply/planning.ts'
import { refusalsOf, type SystemContext } from '../calls.ts'
import { sendMail } from '../mail.ts'
import { knownAllocation } from './allocation-changes.ts'

/** Asks by mail whether the customer takes another article. */
export function askConsent(
  context: SystemContext,
  question: { allocation: string; sku: string; body: string },
  key: string,
): Consent {
  const { database } = context
  const no = refusalsOf('allocations', 'askConsent')
  const allocation = knownAllocation(context, 'askConsent', question.allocation)
  if (allocation.status !== 'waiting') no('not-waiting', `${allocation.id} is ${allocation.status}`, 'allocation')
  if (!readSubstitutes(database, allocation.sku).some(({ substitute }) => substitute === question.sku))
    no('no-substitute', `${question.sku} does not stand for ${allocation.sku}`, 'sku')
  if (readConsent(database, question)) no('already-asked', 'The customer has been asked', 'allocation')
  const to = readCustomer(database, allocation.customer)?.email ?? ''
  const subject = `Your order ${allocation.salesOrder}`
  const mail = sendMail(context, { ticket: null, message: null, to, subject, body: question.body }, key)
  const { allocation: allocationId, sku } = question
  database.insert('consent', { allocation_id: allocationId, sku, mail_id: mail.id, asked_at: mail.at })
  return { allocation: allocationId, sku, askedAt: mail.at, answer: null, answeredAt: null }
}

export function readConsent(database: CompanyDatabase, of: { allocation: string; sku: string }): Consent | null {
  return database.one<Consent>(
    `SELECT allocation_id AS allocation, sku, asked_at AS askedAt, answer, answered_at AS answeredAt FROM consent
     WHERE allocation_id = ? AND sku = ?`,
    of.allocation,
    of.sku,
  )
}
