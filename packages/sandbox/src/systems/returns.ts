import { fromMinor, type Money, toMinor } from '../records/money.ts'
import { readOrder } from '../records/orders.ts'
import {
  readOpenReturnRequests,
  readReturnRequest,
  readReturnRequestsIn,
  readReturnRequestsOf,
  type ReturnRequest,
} from '../records/returns.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { sendMail } from './mail.ts'
import { addStep, findStep, type ReturnStep, type StepKind, undecided } from './return-steps.ts'
import { exchangeLine } from './return-exchange.ts'
import type { PartDone } from './parts.ts'
import { nextNumber } from './settings.ts'

/** The returns desk. A request gets at most one step of each kind, and one decision. */
export interface Returns {
  request(id: string): Promise<ReturnRequest | null>
  requestsOf(order: string): Promise<ReturnRequest[]>
  /** All that nobody has decided, oldest first. */
  openRequests(): Promise<ReturnRequest[]>
  /** All that were reported in a span, its end not included, oldest first. */
  requestsIn(span: { from: string; to: string }): Promise<ReturnRequest[]>
  /** Lets the goods come back until a calendar date; what is paid then goes another way. */
  authorise(of: { request: string; until: string; cause: string }, key: string): Promise<ReturnStep>
  /** Gives store credit to whoever asked; at most what the line cost. */
  credit(of: { request: string; amount: Money; cause: string }, key: string): Promise<ReturnStep>
  /** Sends goods to whoever asked, free of charge; they are reserved, and never from a batch on hold. */
  exchange(of: { request: string; toSku: string; warehouse: string; cause: string }, key: string): Promise<ReturnStep>
  decline(of: { request: string; cause: string }, key: string): Promise<ReturnStep>
  /** Asks whoever asked for what is missing, until a calendar date. */
  askEvidence(of: { request: string; wanted: string; until: string }, key: string): Promise<ReturnStep>
  referToFraudReview(of: { request: string; note: string }, key: string): Promise<ReturnStep>
  /** Tells the buyer of a gift, in words that give nothing away, that the order was dealt with. */
  informBuyer(of: { request: string }, key: string): Promise<ReturnStep>
  findStep(of: { request: string; kind: StepKind }): Promise<ReturnStep | null>
}

const system = 'returns'

export function createReturns(context: SystemContext): Returns {
  const { database } = context
  const { read, write } = callsOf(context, system)

  const step = (
    operation: string,
    kind: StepKind,
    given: { request: string },
    key: string,
    detailOf: (request: ReturnRequest, partDone: PartDone) => ReturnStep['detail'],
  ): Promise<ReturnStep> =>
    write({
      operation,
      key,
      arguments: given,
      perform: (partDone) => {
        const request = undecided(database, operation, given.request, kind)
        const done = addStep(context, request.id, kind, detailOf(request, partDone))
        return { entity: done.id, result: done }
      },
    })

  return {
    request: (id) => read('request', () => readReturnRequest(database, id)),
    requestsOf: (order) => read('requestsOf', () => readReturnRequestsOf(database, order)),
    openRequests: () => read('openRequests', () => readOpenReturnRequests(database)),
    requestsIn: (span) => read('requestsIn', () => readReturnRequestsIn(database, span)),
    authorise: (given, key) =>
      step('authorise', 'authorisation', given, key, () => ({
        until: calendarDate('authorise', given.until),
        cause: given.cause,
      })),
    credit: (given, key) =>
      step('credit', 'credit', given, key, (request, partDone) => giveCredit(context, request, given, partDone)),
    exchange: (given, key) =>
      step('exchange', 'exchange', given, key, (request, partDone) => exchangeLine(context, request, given, partDone)),
    decline: (given, key) => step('decline', 'decline', given, key, () => ({ cause: given.cause })),
    askEvidence: (given, key) =>
      step('askEvidence', 'evidence request', given, key, () => ({
        wanted: given.wanted,
        until: calendarDate('askEvidence', given.until),
      })),
    referToFraudReview: (given, key) =>
      step('referToFraudReview', 'fraud referral', given, key, () => ({ note: given.note })),
    informBuyer: (given, key) =>
      step('informBuyer', 'buyer notice', given, key, (request, partDone) =>
        informBuyer(context, request, key, partDone),
      ),
    findStep: ({ request, kind }) => read('findStep', () => findStep(database, request, kind)),
  }
}

function calendarDate(operation: string, date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) refuse(system, operation, 'invalid-date', `No date: ${date}`, 'until')
  return date
}

const no = (code: string, message: string): never => refuse(system, 'credit', code, message, 'amount')

function giveCredit(
  context: SystemContext,
  request: ReturnRequest,
  given: { amount: Money; cause: string },
  partDone: PartDone,
): ReturnStep['detail'] {
  const { database } = context
  const { amount, cause } = given
  const line = readOrder(database, request.order)?.lines.find(({ id }) => id === request.line)
  if (!line) throw new Error(`Request ${request.id} is about a line that is not there`)
  if (amount.currency !== line.price.currency) no('wrong-currency', `The line was paid in ${line.price.currency}`)
  const minor = toMinor(amount) ?? 0
  if (minor <= 0) no('invalid-amount', `Cannot credit ${amount.amount}`)
  const worth = (toMinor(line.price) ?? 0) * request.quantity
  if (minor > worth) no('above-value', `The line is worth ${fromMinor(worth, amount.currency).amount}`)
  const present = database.one<{ id: string; minor: number }>(
    'SELECT id, amount_minor AS minor FROM store_credit WHERE request_id = ?',
    request.id,
  )
  if (present && present.minor !== minor) no('half-made', `Credit ${present.id} has another amount`)
  const id = present?.id ?? `CRE-${nextNumber(database, 'credit')}`
  if (!present) addCredit(context, { id, request, minor, currency: amount.currency, cause })
  partDone('credit', id)
  const { amount: text, currency } = fromMinor(minor, amount.currency)
  return { credit: id, amount: text, currency, cause, to: request.requesterEmail }
}

function addCredit(
  context: SystemContext,
  credit: { id: string; request: ReturnRequest; minor: number; currency: string; cause: string },
): void {
  const { id, request, minor, currency, cause } = credit
  context.database.insert('store_credit', {
    id,
    request_id: request.id,
    beneficiary_name: request.requesterName,
    beneficiary_email: request.requesterEmail,
    amount_minor: minor,
    currency,
    cause,
    at: context.now(),
  })
}

const neutralNotice =
  'A matter about a gift that you ordered was settled with the person who received it. There is nothing for you to do.'

function informBuyer(
  context: SystemContext,
  request: ReturnRequest,
  key: string,
  partDone: PartDone,
): ReturnStep['detail'] {
  const order = readOrder(context.database, request.order)
  if (!order?.gift) refuse(system, 'informBuyer', 'not-a-gift', `Order ${request.order} is no gift`, 'request')
  const buyer = context.database.one<{ email: string }>('SELECT email FROM customer WHERE id = ?', order.customerId)
  const to = buyer?.email ?? ''
  const subject = `About order ${order.id}, a gift`
  const sent = context.database.one<{ id: string }>(
    'SELECT id FROM mail WHERE recipient = ? AND subject = ? AND body = ? ORDER BY at, id',
    to,
    subject,
    neutralNotice,
  )
  const mail = sent ?? sendMail(context, { ticket: null, message: null, to, subject, body: neutralNotice }, key)
  partDone('mail', mail.id)
  return { mail: mail.id, to }
}
