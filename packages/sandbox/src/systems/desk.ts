import type { CompanyDatabase } from '../database/database.ts'
import { readOpenTickets, readTicket, type Ticket, type TicketStatus } from '../records/tickets.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { sendMail } from './mail.ts'
import { nextNumber } from './settings.ts'

export interface TicketMessage {
  id: string
  ticket: string
  visibility: 'public' | 'internal'
  template: string | null
  /** The status that a reply set. */
  status: TicketStatus | null
  body: string
  at: string
}

export interface FollowUp {
  id: string
  ticket: string
  /** Calendar date. */
  on: string
  about: string
  at: string
}

export interface ReplyRequest {
  ticket: string
  /** Name of the wording; with the ticket it says which reply this is. */
  template: string
  body: string
  status: Exclude<TicketStatus, 'new'>
}

export interface Desk {
  ticket(id: string): Promise<Ticket | null>
  /** All that are not solved, oldest first. */
  openTickets(): Promise<Ticket[]>
  /** What was written on the ticket since it came in, oldest first. */
  messagesOf(ticketId: string): Promise<TicketMessage[]>
  /** Answers the customer, sets the status and sends the customer the one e-mail that carries the answer. */
  reply(request: ReplyRequest, key: string): Promise<TicketMessage>
  findReply(of: { ticket: string; template: string }): Promise<TicketMessage | null>
  addNote(note: { ticket: string; body: string }, key: string): Promise<TicketMessage>
  findNote(of: { ticket: string; body: string }): Promise<TicketMessage | null>
  scheduleFollowUp(followUp: { ticket: string; on: string; about: string }, key: string): Promise<FollowUp>
  findFollowUp(of: { ticket: string; about: string }): Promise<FollowUp | null>
}

export function createDesk(context: SystemContext): Desk {
  const { database } = context
  const { read, write } = callsOf(context, 'desk')
  return {
    ticket: (id) => read('ticket', () => readTicket(database, id)),
    openTickets: () => read('openTickets', () => readOpenTickets(database)),
    messagesOf: (ticketId) =>
      read('messagesOf', () =>
        database.all<TicketMessage>(`${selectMessage} WHERE ticket_id = ? ORDER BY at, id`, ticketId),
      ),
    reply: (request, key) =>
      write({
        operation: 'reply',
        key,
        arguments: request,
        perform: () => {
          const ticket = knownTicket(database, request.ticket, 'reply')
          if (!['open', 'pending', 'solved'].includes(request.status))
            refuse('desk', 'reply', 'invalid-status', `No status ${request.status}`, 'status')
          database.run('UPDATE ticket SET status = ? WHERE id = ?', request.status, ticket.id)
          const message = addMessage(context, { ...request, visibility: 'public' })
          const to = database.one<{ email: string }>('SELECT email FROM customer WHERE id = ?', ticket.customerId)
          sendMail(
            context,
            { ticket: ticket.id, to: to?.email ?? '', subject: `Re: ${ticket.subject}`, body: request.body },
            key,
          )
          return { entity: message.id, result: message }
        },
      }),
    findReply: ({ ticket, template }) =>
      read('findReply', () =>
        database.one<TicketMessage>(
          `${selectMessage} WHERE ticket_id = ? AND template = ? AND visibility = 'public' ORDER BY at, id`,
          ticket,
          template,
        ),
      ),
    addNote: (note, key) =>
      write({
        operation: 'addNote',
        key,
        arguments: note,
        perform: () => {
          knownTicket(database, note.ticket, 'addNote')
          const message = addMessage(context, { ...note, template: null, status: null, visibility: 'internal' })
          return { entity: message.id, result: message }
        },
      }),
    findNote: ({ ticket, body }) =>
      read('findNote', () =>
        database.one<TicketMessage>(
          `${selectMessage} WHERE ticket_id = ? AND body = ? AND visibility = 'internal' ORDER BY at, id`,
          ticket,
          body,
        ),
      ),
    scheduleFollowUp: (followUp, key) =>
      write({
        operation: 'scheduleFollowUp',
        key,
        arguments: followUp,
        perform: () => {
          knownTicket(database, followUp.ticket, 'scheduleFollowUp')
          if (!/^\d{4}-\d\d-\d\d$/.test(followUp.on))
            refuse('desk', 'scheduleFollowUp', 'invalid-date', `No date: ${followUp.on}`, 'on')
          const scheduled = { ...followUp, id: `FOL-${nextNumber(database, 'follow-up')}`, at: context.now() }
          const { id, ticket, on, about, at } = scheduled
          database.insert('follow_up', { id, ticket_id: ticket, due_on: on, about, at })
          return { entity: scheduled.id, result: scheduled }
        },
      }),
    findFollowUp: ({ ticket, about }) =>
      read('findFollowUp', () =>
        database.one<FollowUp>(
          `SELECT id, ticket_id AS ticket, due_on AS "on", about, at FROM follow_up
           WHERE ticket_id = ? AND about = ? ORDER BY at, id`,
          ticket,
          about,
        ),
      ),
  }
}

const selectMessage = `SELECT id, ticket_id AS ticket, visibility, template, status, body, at FROM ticket_message`

function knownTicket(database: CompanyDatabase, id: string, operation: string): Ticket {
  return readTicket(database, id) ?? refuse('desk', operation, 'unknown-ticket', `No ticket ${id}`, 'ticket')
}

function addMessage(context: SystemContext, message: Omit<TicketMessage, 'id' | 'at'>): TicketMessage {
  const { ticket, visibility, template, status, body } = message
  const id = `MSG-${nextNumber(context.database, 'message')}`
  const added = { id, ticket, visibility, template, status, body, at: context.now() }
  context.database.insert('ticket_message', {
    id,
    ticket_id: ticket,
    visibility,
    template,
    status,
    body,
    at: added.at,
  })
  return added
}
