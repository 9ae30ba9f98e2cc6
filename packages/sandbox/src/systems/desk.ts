import { readOpenTickets, readTicket, type Ticket } from '../records/tickets.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import {
  addNote,
  findNote,
  findReply,
  knownTicket,
  readMessages,
  reply,
  type ReplyRequest,
  type TicketMessage,
} from './ticket-messages.ts'
import { createServiceDesk, type ServiceDesk } from './service/service-desk.ts'
import { nextNumber } from './settings.ts'

export interface FollowUp {
  id: string
  ticket: string
  /** Calendar date. */
  on: string
  about: string
  at: string
}

export interface Desk extends ServiceDesk {
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
    ...createServiceDesk(context),
    ticket: (id) => read('ticket', () => readTicket(database, id)),
    openTickets: () => read('openTickets', () => readOpenTickets(database, context.now())),
    messagesOf: (ticketId) => read('messagesOf', () => readMessages(database, ticketId)),
    reply: (request, key) =>
      write({
        operation: 'reply',
        key,
        arguments: request,
        perform: (partDone) => {
          const message = reply(context, request, key, partDone)
          return { entity: message.id, result: message }
        },
      }),
    findReply: ({ ticket, template }) => read('findReply', () => findReply(database, { ticket, template })),
    addNote: (note, key) =>
      write({
        operation: 'addNote',
        key,
        arguments: note,
        perform: () => {
          knownTicket(database, note.ticket, 'addNote')
          const message = addNote(context, note)
          return { entity: message.id, result: message }
        },
      }),
    findNote: ({ ticket, body }) => read('findNote', () => findNote(database, { ticket, body })),
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
