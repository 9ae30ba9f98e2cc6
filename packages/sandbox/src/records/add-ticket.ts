import type { CompanyDatabase } from '../database/database.ts'
import type { Ticket } from './tickets.ts'

export type NewTicket = Partial<Ticket> & { id: string; customerId: string; body: string; createdAt: string }

/** Adds a ticket; by default a new e-mail from a customer whose identity is proven. */
export function addTicket(database: CompanyDatabase, ticket: NewTicket): Ticket {
  const added: Ticket = { channel: 'email', subject: 'My order', status: 'new', authenticated: true, ...ticket }
  const { customerId, createdAt, ...rest } = added
  database.insert('ticket', { ...rest, customer_id: customerId, created_at: createdAt })
  return added
}
