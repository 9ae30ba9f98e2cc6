import type { CompanyDatabase } from '../database/database.ts'
import { readTicket, type Ticket, type TicketStatus } from '../records/tickets.ts'
import { refuse, type SystemContext } from './calls.ts'
import { sendMail } from './mail.ts'
import type { PartDone } from './parts.ts'
import { nextNumber } from './settings.ts'

export interface TicketMessage {
  id: string
  ticket: string
  visibility: 'public' | 'internal'
  author: 'company' | 'customer'
  template: string | null
  /** The status that a reply set. */
  status: TicketStatus | null
  body: string
  /** The e-mail that carried it to the customer; null when none did. */
  mail: string | null
  at: string
}

export interface ReplyRequest {
  ticket: string
  /** Name of the wording; with the ticket it says which reply this is. */
  template: string
  body: string
  status: Exclude<TicketStatus, 'new'>
}

const selectMessage = `SELECT m.id, m.ticket_id AS ticket, m.visibility, m.author, m.template, m.status, m.body,
  (SELECT min(mail.id) FROM mail WHERE mail.message_id = m.id) AS mail, m.at FROM ticket_message m`

export function knownTicket(database: CompanyDatabase, id: string, operation: string): Ticket {
  return readTicket(database, id) ?? refuse('desk', operation, 'unknown-ticket', `No ticket ${id}`, 'ticket')
}

/** Oldest first. */
export function readMessages(database: CompanyDatabase, ticket: string): TicketMessage[] {
  return database.all<TicketMessage>(`${selectMessage} WHERE m.ticket_id = ? ORDER BY m.at, m.id`, ticket)
}

export function findReply(database: CompanyDatabase, of: { ticket: string; template: string }): TicketMessage | null {
  return database.one<TicketMessage>(
    `${selectMessage} WHERE m.ticket_id = ? AND m.template = ? AND m.visibility = 'public' ORDER BY m.at, m.id`,
    of.ticket,
    of.template,
  )
}

export function findNote(database: CompanyDatabase, of: { ticket: string; body: string }): TicketMessage | null {
  return database.one<TicketMessage>(
    `${selectMessage} WHERE m.ticket_id = ? AND m.body = ? AND m.visibility = 'internal' ORDER BY m.at, m.id`,
    of.ticket,
    of.body,
  )
}

/** Answers a ticket and sends the e-mail; an answer that is there without its e-mail gets that. */
export function reply(context: SystemContext, request: ReplyRequest, key: string, partDone: PartDone): TicketMessage {
  const { database } = context
  const ticket = knownTicket(database, request.ticket, 'reply')
  if (!['open', 'pending', 'solved'].includes(request.status))
    refuse('desk', 'reply', 'invalid-status', `No status ${request.status}`, 'status')
  const message =
    findUnmailed(database, request) ?? addMessage(context, { ...request, visibility: 'public', author: 'company' })
  database.run('UPDATE ticket SET status = ? WHERE id = ?', request.status, ticket.id)
  partDone('message', message.id)
  const to = database.one<{ email: string }>('SELECT email FROM customer WHERE id = ?', ticket.customerId)
  const mail = sendMail(
    context,
    {
      ticket: ticket.id,
      message: message.id,
      to: to?.email ?? '',
      subject: `Re: ${ticket.subject}`,
      body: request.body,
    },
    key,
  )
  return { ...message, mail: mail.id }
}

function findUnmailed(database: CompanyDatabase, request: ReplyRequest): TicketMessage | null {
  const { ticket, template, body, status } = request
  return (
    readMessages(database, ticket).find(
      (message) =>
        message.visibility === 'public' &&
        message.mail === null &&
        message.template === template &&
        message.body === body &&
        message.status === status,
    ) ?? null
  )
}

export function addNote(context: SystemContext, note: { ticket: string; body: string }): TicketMessage {
  return addMessage(context, { ...note, template: null, status: null, visibility: 'internal', author: 'company' })
}

/** What the customer writes on a ticket; it opens the ticket again. */
export function addCustomerMessage(context: SystemContext, message: { ticket: string; body: string }): TicketMessage {
  context.database.run("UPDATE ticket SET status = 'open' WHERE id = ?", message.ticket)
  return addMessage(context, { ...message, template: null, status: null, visibility: 'public', author: 'customer' })
}

function addMessage(context: SystemContext, message: Omit<TicketMessage, 'id' | 'at' | 'mail'>): TicketMessage {
  const { ticket, visibility, author, template, status, body } = message
  const id = `MSG-${nextNumber(context.database, 'message')}`
  const at = context.now()
  const row = { id, visibility, author, template, status, body, at }
  context.database.insert('ticket_message', { ...row, ticket_id: ticket })
  return { ...row, ticket, mail: null }
}
