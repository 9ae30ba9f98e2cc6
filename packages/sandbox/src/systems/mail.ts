import { readInbox, readReceivedMail, type ReceivedMail } from '../records/supply/mail.ts'
import { callsOf, type SystemContext } from './calls.ts'
import { record } from './ledger.ts'
import { nextNumber } from './settings.ts'

/** An e-mail in the outbox; nothing leaves the machine. */
export interface Mail {
  id: string
  to: string
  subject: string
  body: string
  key: string
  /** The ticket whose reply sent it, or null when it was sent by itself. */
  ticket: string | null
  /** The message on the ticket that it carries. */
  message: string | null
  at: string
}

export interface MailSystem {
  send(message: { to: string; subject: string; body: string }, key: string): Promise<Mail>
  findMail(by: { key: string }): Promise<Mail | null>
  /** Sent to one recipient under one subject, oldest first. */
  sent(of: { to: string; subject: string }): Promise<Mail[]>
  /** What came in, oldest first: later than the instant `after`, with `about` in the subject or body. */
  inbox(wanted: { after?: string; about?: string }): Promise<ReceivedMail[]>
  received(id: string): Promise<ReceivedMail | null>
}

const selectMail = `SELECT id, recipient AS "to", subject, body, key, ticket_id AS ticket, message_id AS message, at FROM mail`

export function createMail(context: SystemContext): MailSystem {
  const { read, write } = callsOf(context, 'mail')
  return {
    send: (message, key) =>
      write({
        operation: 'send',
        key,
        arguments: message,
        perform: () => {
          const mail = putInOutbox(context, { ...message, key, ticket: null, message: null })
          return { entity: mail.id, result: mail }
        },
      }),
    findMail: ({ key }) =>
      read('findMail', () => context.database.one<Mail>(`${selectMail} WHERE key = ? ORDER BY at, id`, key)),
    sent: ({ to, subject }) =>
      read('sent', () =>
        context.database.all<Mail>(`${selectMail} WHERE recipient = ? AND subject = ? ORDER BY at, id`, to, subject),
      ),
    inbox: (wanted) => read('inbox', () => readInbox(context.database, wanted)),
    received: (id) => read('received', () => readReceivedMail(context.database, id)),
  }
}

/** Sends the e-mail that another write brings with it, in that write's transaction and with its key. */
export function sendMail(
  context: SystemContext,
  message: { ticket: string | null; message: string | null; to: string; subject: string; body: string },
  key: string,
): Mail {
  const mail = putInOutbox(context, { ...message, key })
  const { ticket, to, subject, body } = message
  const given = { ticket, to, subject, body }
  record(context, 'mail', { operation: 'send', entity: mail.id, arguments: given, key, part: null })
  return mail
}

function putInOutbox(context: SystemContext, message: Omit<Mail, 'id' | 'at'>): Mail {
  const mail = { ...message, id: `MAI-${nextNumber(context.database, 'mail')}`, at: context.now() }
  const { to, ticket, message: carried, ...rest } = mail
  context.database.insert('mail', { ...rest, recipient: to, ticket_id: ticket, message_id: carried })
  return mail
}
