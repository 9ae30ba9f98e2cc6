import type { CompanyDatabase } from '../database/database.ts'

export type TicketStatus = 'new' | 'open' | 'pending' | 'solved'

export interface Ticket {
  id: string
  customerId: string
  channel: 'email' | 'chat' | 'form' | 'phone'
  subject: string
  body: string
  status: TicketStatus
  createdAt: string
  /** The sender was proven to be the customer. */
  authenticated: boolean
}

type TicketRow = Omit<Ticket, 'authenticated'> & { authenticated: number }

const selectTicket = `SELECT id, customer_id AS customerId, channel, subject, body, status, created_at AS createdAt,
  authenticated FROM ticket`

function toTicket(row: TicketRow): Ticket {
  return { ...row, authenticated: row.authenticated === 1 }
}

export function readTicket(database: CompanyDatabase, id: string): Ticket | null {
  const row = database.one<TicketRow>(`${selectTicket} WHERE id = ?`, id)
  return row && toTicket(row)
}

/** All that have come in by now and are not solved, oldest first. */
export function readOpenTickets(database: CompanyDatabase, now: string): Ticket[] {
  return database
    .all<TicketRow>(`${selectTicket} WHERE status <> 'solved' AND created_at <= ? ORDER BY created_at, id`, now)
    .map((row) => toTicket(row))
}
