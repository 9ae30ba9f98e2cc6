import { circumstancesIn } from '../../support/ticket/circumstances.ts'
import { findOrderNumbers } from '../../support/understanding/order-numbers.ts'
import { understandReason } from '../../support/understanding/understand-reason.ts'

export interface Written {
  readonly id: string
  readonly customerId: string
  readonly subject: string
  readonly body: string
  /** Instant. */
  readonly createdAt: string
  readonly status: string
  readonly answers: number
}

/** A ticket that says what an earlier one of the same customer says, and the order that both are about. */
export interface Duplicate {
  readonly ticket: string
  readonly into: string
  readonly order: string
}

const sureFrom = 0.7

interface Matter extends Written {
  readonly order: string
  readonly reason: string
}

/**
 * Tickets in which a customer writes again: the same customer, the same one order named in figures, for the same reason,
 * and nobody has written anything on the later one yet. Whose order it is, is not looked at here.
 */
export function findDuplicates(tickets: readonly Written[]): readonly Duplicate[] {
  const byCustomer = Map.groupBy(tickets, ({ customerId }) => customerId)
  return [...byCustomer.values()].filter(({ length }) => length > 1).flatMap(duplicatesAmong)
}

function duplicatesAmong(own: readonly Written[]): readonly Duplicate[] {
  const matters = own.flatMap((one) => matterOf(one) ?? [])
  const ordered = matters.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
  return ordered.flatMap((later, index) => {
    const first = ordered.slice(0, index).find((one) => one.order === later.order && one.reason === later.reason)
    if (!first || later.status !== 'new' || later.answers > 0) return []
    return [{ ticket: later.id, into: first.id, order: later.order }]
  })
}

function matterOf(ticket: Written): Matter | undefined {
  const text = `${ticket.subject}\n\n${ticket.body}`
  const [order, ...others] = findOrderNumbers(text)
  const { reason, confidence } = understandReason(text)
  if (order === undefined || others.length > 0 || confidence < sureFrom || circumstancesIn(text).length > 0)
    return undefined
  return { ...ticket, order, reason }
}
