import type { CompanyDatabase } from '../database/database.ts'
import {
  type Allocation,
  type Consent,
  readAllocation,
  readAllocationsOfGoods,
  readAllocationsOfPurchase,
} from '../records/supply/allocations.ts'
import { callsOf, type SystemContext } from './calls.ts'
import { type Cancellation, cancel, type Reallocation, reallocate } from './supply/allocation-changes.ts'
import { type DelayNotice, readNotices, tell, type TellRequest } from './supply/delay-notices.ts'
import { askConsent, readConsent } from './supply/consents.ts'

/** What goods are meant for which customer, and what customers are told and asked about it. */
export interface Allocations {
  allocation(id: string): Promise<Allocation | null>
  /** What is to come with a purchase order, by id. */
  ofPurchase(order: string): Promise<Allocation[]>
  /** What an article is meant for at a warehouse, whatever its source, by id. */
  ofGoods(of: { sku: string; warehouse: string }): Promise<Allocation[]>
  /** Two allocations of as many pieces of one article in one warehouse change their sources. */
  reallocate(change: { allocation: string; with: string }, key: string): Promise<Reallocation>
  findReallocation(of: { allocation: string; with: string }): Promise<Reallocation | null>
  /** Cancels what the customer ordered there; the money goes back. */
  cancel(cancellation: { allocation: string; reason: string }, key: string): Promise<Cancellation>
  findCancellation(of: { allocation: string }): Promise<Cancellation | null>
  /** Asks the customer by mail for another article in its place. Once agreed, it is put aside for them. */
  askConsent(question: { allocation: string; sku: string; body: string }, key: string): Promise<Consent>
  findConsent(of: { allocation: string; sku: string }): Promise<Consent | null>
  /** Tells the customer the new date by mail. */
  tell(request: TellRequest, key: string): Promise<DelayNotice>
  /** About one customer's order, oldest first. */
  noticesOf(salesOrder: string): Promise<DelayNotice[]>
}

export function createAllocations(context: SystemContext): Allocations {
  const { database } = context
  const { read, write } = callsOf(context, 'allocations')
  const written = <Result extends { id: string }>(
    operation: string,
    key: string,
    given: object,
    perform: () => Result,
  ): Promise<Result> =>
    write({
      operation,
      key,
      arguments: given,
      perform: () => {
        const result = perform()
        return { entity: result.id, result }
      },
    })
  return {
    allocation: (id) => read('allocation', () => readAllocation(database, id)),
    ofPurchase: (order) => read('ofPurchase', () => readAllocationsOfPurchase(database, order)),
    ofGoods: (of) => read('ofGoods', () => readAllocationsOfGoods(database, of)),
    reallocate: (change, key) => written('reallocate', key, change, () => reallocate(context, change)),
    findReallocation: (of) => read('findReallocation', () => findReallocation(database, of)),
    cancel: (cancellation, key) => written('cancel', key, cancellation, () => cancel(context, cancellation)),
    findCancellation: ({ allocation }) =>
      read('findCancellation', () =>
        database.one<Cancellation>(
          'SELECT id, allocation_id AS allocation, reason, at FROM order_cancellation WHERE allocation_id = ?',
          allocation,
        ),
      ),
    askConsent: (question, key) =>
      write({
        operation: 'askConsent',
        key,
        arguments: question,
        perform: () => ({ entity: question.allocation, result: askConsent(context, question, key) }),
      }),
    findConsent: (of) => read('findConsent', () => readConsent(database, of)),
    tell: (request, key) => written('tell', key, request, () => tell(context, request, key)),
    noticesOf: (salesOrder) => read('noticesOf', () => readNotices(database, salesOrder)),
  }
}

function findReallocation(database: CompanyDatabase, of: { allocation: string; with: string }): Reallocation | null {
  return database.one<Reallocation>(
    'SELECT id, allocation_id AS allocation, with_id AS "with", at FROM reallocation WHERE allocation_id = ? AND with_id = ?',
    of.allocation,
    of.with,
  )
}
