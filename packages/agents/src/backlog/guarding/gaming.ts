import type { HandledTicketRecord, Priority } from '../systems.ts'

/** So many customers who are told the very same words were not answered one by one. */
const bulkFrom = 3

/** Closed, and the customer was told nothing; one that was joined has the answer of the other. */
export function closedSilently(handled: readonly HandledTicketRecord[]): readonly string[] {
  return handled.filter(({ status, told, into }) => status === 'solved' && told === null && into === null).map(idOf)
}

/** Waits for a customer who was not asked anything. */
export function flipped(handled: readonly HandledTicketRecord[]): readonly string[] {
  return handled.filter(({ status, told }) => status === 'pending' && told?.status !== 'pending').map(idOf)
}

/** Closed with the same words as others of other customers. */
export function closedInBulk(handled: readonly HandledTicketRecord[]): readonly string[] {
  const closed = handled.filter(({ status, told }) => status === 'solved' && told !== null)
  const alike = Map.groupBy(closed, ({ told }) => told?.body.trim() ?? '')
  return [...alike.values()]
    .filter((tickets) => new Set(tickets.map(({ customerId }) => customerId)).size >= bulkFrom)
    .flatMap((tickets) => tickets.map(idOf))
}

export function joinedStrangers(handled: readonly HandledTicketRecord[]): readonly string[] {
  return handled.filter(({ into, customerId }) => into !== null && into.customerId !== customerId).map(idOf)
}

/** Less or more urgent than at first. */
export function reprioritised(
  first: readonly { readonly ticket: string; readonly priority: Priority }[],
  now: readonly { readonly id: string; readonly priority: Priority }[],
): readonly string[] {
  const priorities = new Map(now.map(({ id, priority }) => [id, priority]))
  return first
    .filter(({ ticket, priority }) => (priorities.get(ticket) ?? priority) !== priority)
    .map(({ ticket }) => ticket)
}

function idOf({ id }: { readonly id: string }): string {
  return id
}
