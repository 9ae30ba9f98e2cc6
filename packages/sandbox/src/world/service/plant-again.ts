import type { CompanyDatabase } from '../../database/database.ts'
import { type Draws, drawsOf } from '../../random.ts'
import { addTicket, type NewTicket } from '../../records/add-ticket.ts'
import type { TicketTruth } from '../../truth/ticket-truth.ts'
import { holdingOn, noteOn, replyOn } from '../../truth/writes.ts'
import { idsAt } from '../create-company.ts'
import type { Difficulty } from '../scene.ts'
import { channels, moods, type Reason, reasons } from '../wording/reason.ts'
import { writeTicket } from '../wording/write-ticket.ts'

/** Tickets in which somebody writes about an order of which another ticket speaks. */
export interface Again {
  truths: TicketTruth[]
  duplicates: { ticket: string; of: string }[]
}

interface Writer {
  customer: string
  name: string
  city: string
  placedOn: string
  item: string
}

interface World {
  seed: number
  difficulty: Difficulty
  /** Until when tickets come in, in milliseconds. */
  until: number
}

/**
 * Plants, of a share of the tickets that name their order: a second ticket that says the same, which is to be joined to the first; and
 * two that only look like it: the same customer about another matter of the order, and a stranger who gives its number.
 */
export function plantAgain(
  database: CompanyDatabase,
  world: World,
  truths: readonly TicketTruth[],
  share: number,
): Again {
  const named = truths.filter(
    ({ expected, identifiable, marks, row, orders }) =>
      expected === 'settle' && identifiable && marks.length === 0 && typeof row === 'number' && orders.length === 1,
  )
  const strangers = database.all<{ id: string }>(
    'SELECT id FROM customer WHERE id NOT IN (SELECT customer_id FROM ticket) AND id NOT IN (SELECT customer_id FROM sales_order JOIN gift ON gift.order_id = sales_order.id) ORDER BY id',
  )
  const chosen = named.filter((_, index) => drawsOf(world.seed, 'again', index).chance(share))
  const written = chosen.map((truth, index) => {
    const draws = drawsOf(world.seed, 'again as', index)
    const kind = draws.unit()
    const id = idsAt(world.seed, 4 * index + 3)('TIC')
    const stranger = strangers[index]?.id
    if (kind < 0.7) return again(database, world, draws, truth, id)
    if (kind < 0.85 || stranger === undefined) return anotherMatter(database, world, draws, truth, id)
    return strangersOrder(database, world, draws, truth, id, stranger)
  })
  return {
    truths: written,
    duplicates: written.flatMap((truth) =>
      truth.class === 'WRITTEN_AGAIN' ? [{ ticket: truth.ticket, of: ticketOf(truths, truth) }] : [],
    ),
  }
}

function ticketOf(truths: readonly TicketTruth[], second: TicketTruth): string {
  return truths.find(({ customer }) => customer === second.customer)?.ticket ?? ''
}

function again(database: CompanyDatabase, world: World, draws: Draws, first: TicketTruth, id: string): TicketTruth {
  insert(database, world, draws, first, { id, customer: first.customer, reason: reasonOf(first) })
  return {
    ...truthOf(first, id, first.customer),
    class: 'WRITTEN_AGAIN',
    reason: first.reason,
    // Joined, or answered where the first was settled before it came: nothing more is owed.
    expected: 'decline',
    writes: [
      {
        system: 'desk',
        operation: 'merge',
        match: { ticket: id, into: first.ticket },
        or: [replyOn(id, 'solved or pending')],
      },
    ],
  }
}

function anotherMatter(
  database: CompanyDatabase,
  world: World,
  draws: Draws,
  first: TicketTruth,
  id: string,
): TicketTruth {
  insert(database, world, draws, first, { id, customer: first.customer, reason: 'invoice' })
  return { ...truthOf(first, id, first.customer), class: 'ANOTHER_MATTER', reason: 'invoice', decoyOf: 'WRITTEN_AGAIN' }
}

function strangersOrder(
  database: CompanyDatabase,
  world: World,
  draws: Draws,
  first: TicketTruth,
  id: string,
  stranger: string,
): TicketTruth {
  insert(database, world, draws, first, { id, customer: stranger, reason: reasonOf(first) })
  return { ...truthOf(first, id, stranger), class: 'ORDER_OF_SOMEBODY_ELSE', orders: [], decoyOf: 'WRITTEN_AGAIN' }
}

function truthOf(first: TicketTruth, ticket: string, customer: string): TicketTruth {
  return {
    ...first,
    ticket,
    customer,
    row: null,
    decoyOf: null,
    identifiable: true,
    marks: [],
    expected: 'handOver',
    writes: [],
    tolerated: [noteOn(ticket), ...holdingOn(ticket)],
  }
}

function reasonOf(first: TicketTruth): Reason {
  return reasons.find((reason) => reason === first.reason) ?? 'whereIs'
}

function insert(
  database: CompanyDatabase,
  world: World,
  draws: Draws,
  first: TicketTruth,
  as: { id: string; customer: string; reason: Reason },
): void {
  const order = first.orders[0] ?? ''
  const about = database.one<Writer & { createdAt: string }>(
    `SELECT c.id AS customer, c.name, o.city, o.placed_on AS placedOn, l.title AS item, t.created_at AS createdAt
     FROM sales_order o JOIN order_line l ON l.order_id = o.id AND l.position = 1 JOIN ticket t ON t.id = ?2
     JOIN customer c ON c.id = ?3 WHERE o.id = ?1`,
    order,
    first.ticket,
    as.customer,
  )
  if (!about) throw new Error(`Ticket ${first.ticket} has no order ${order}`)
  const channel = draws.pick(channels)
  const { difficulty, until } = world
  const written = writeTicket(draws, {
    family: { reason: as.reason, mood: draws.pick(moods), level: 'plain', channel },
    difficulty: difficulty === 1 ? 1 : 2,
    name: about.name,
    city: about.city,
    item: about.item,
    placedOn: about.placedOn,
    numbers: [order],
    injection: false,
    quotable: false,
  })
  const at = Math.min(Date.parse(about.createdAt) + draws.integer(5, 240) * 60_000, until - 60_000)
  const ticket: NewTicket = {
    id: as.id,
    customerId: as.customer,
    channel,
    ...written,
    status: 'new',
    createdAt: new Date(at).toISOString(),
  }
  addTicket(database, ticket)
}
