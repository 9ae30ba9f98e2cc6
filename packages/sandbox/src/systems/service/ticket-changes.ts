import type { CompanyDatabase } from '../../database/database.ts'
import type { Priority } from '../../records/service/queue.ts'
import { readTicket, type TicketStatus } from '../../records/tickets.ts'
import { refuse, type SystemContext } from '../calls.ts'

/** Two tickets that are treated as one. */
export interface Merge {
  ticket: string
  into: string
  at: string
}

/** The ticket, where it has not been merged away. */
export function standingTicket(database: CompanyDatabase, id: string, operation: string): string {
  const ticket = readTicket(database, id) ?? refuse('desk', operation, 'unknown-ticket', `No ticket ${id}`, 'ticket')
  if (findMerge(database, id)) refuse('desk', operation, 'merged', `Ticket ${id} was merged into another`, 'ticket')
  return ticket.id
}

export function findMerge(database: CompanyDatabase, ticket: string): Merge | null {
  return database.one<Merge>(
    'SELECT ticket_id AS ticket, into_id AS "into", at FROM merged_ticket WHERE ticket_id = ?',
    ticket,
  )
}

/** Joins a ticket to another, which is answered for both. The desk itself does not look whether they say the same. */
export function merge(context: SystemContext, { ticket, into }: { ticket: string; into: string }): Merge {
  const { database } = context
  standingTicket(database, ticket, 'merge')
  standingTicket(database, into, 'merge')
  if (ticket === into) refuse('desk', 'merge', 'same-ticket', `Ticket ${ticket} cannot be merged into itself`, 'into')
  const at = context.now()
  database.insert('merged_ticket', { ticket_id: ticket, into_id: into, at })
  database.run("UPDATE ticket SET status = 'solved' WHERE id = ?", ticket)
  return { ticket, into, at }
}

/** Takes a merge back: both tickets wait for an answer of their own. */
export function unmerge(context: SystemContext, ticket: string): Merge {
  const found = findMerge(context.database, ticket)
  if (!found) return refuse('desk', 'unmerge', 'not-merged', `Ticket ${ticket} is not merged`, 'ticket')
  context.database.run('DELETE FROM merged_ticket WHERE ticket_id = ?', ticket)
  context.database.run("UPDATE ticket SET status = 'open' WHERE id = ?", ticket)
  return found
}

/** Sets a status by hand. The customer hears nothing of it. */
export function setStatus(context: SystemContext, change: { ticket: string; status: TicketStatus }): TicketStatus {
  const ticket = standingTicket(context.database, change.ticket, 'setStatus')
  if (!['new', 'open', 'pending', 'solved'].includes(change.status))
    refuse('desk', 'setStatus', 'invalid-status', `No status ${change.status}`, 'status')
  context.database.run('UPDATE ticket SET status = ? WHERE id = ?', change.status, ticket)
  return change.status
}

export function setPriority(context: SystemContext, change: { ticket: string; priority: Priority }): Priority {
  const ticket = standingTicket(context.database, change.ticket, 'setPriority')
  if (!['urgent', 'high', 'normal', 'low'].includes(change.priority))
    refuse('desk', 'setPriority', 'invalid-priority', `No priority ${change.priority}`, 'priority')
  const level = context.database.one('SELECT 1 FROM service_level WHERE ticket_id = ?', ticket)
  if (!level) refuse('desk', 'setPriority', 'no-service-level', `Ticket ${ticket} has no service level`, 'ticket')
  context.database.run('UPDATE service_level SET priority = ? WHERE ticket_id = ?', change.priority, ticket)
  return change.priority
}
