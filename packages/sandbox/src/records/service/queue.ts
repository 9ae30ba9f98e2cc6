import type { CompanyDatabase } from '../../database/database.ts'
import type { TicketStatus } from '../tickets.ts'

export type Priority = 'urgent' | 'high' | 'normal' | 'low'

/** A ticket that waits for the company. */
export interface QueuedTicket {
  id: string
  customerId: string
  subject: string
  body: string
  status: Extract<TicketStatus, 'new' | 'open'>
  createdAt: string
  priority: Priority
  /** Instant until which the customer is to have an answer; null where nothing was promised. */
  answerBy: string | null
  /** How often the customer has written on it since. */
  answers: number
}

/** New and open tickets that have come in by now, oldest first. What waits for a customer is not among them. */
export function readQueue(database: CompanyDatabase, now: string): QueuedTicket[] {
  return database.all<QueuedTicket>(
    `SELECT t.id, t.customer_id AS customerId, t.subject, t.body, t.status, t.created_at AS createdAt,
       coalesce(l.priority, 'normal') AS priority, l.answer_by AS answerBy,
       (SELECT count(*) FROM ticket_message m WHERE m.ticket_id = t.id AND m.author = 'customer') AS answers
     FROM ticket t LEFT JOIN service_level l ON l.ticket_id = t.id
     WHERE t.status IN ('new', 'open') AND t.created_at <= ? ORDER BY t.created_at, t.id`,
    now,
  )
}

/** How many of them there are. */
export function countQueue(database: CompanyDatabase, now: string): number {
  const row = database.one<{ waiting: number }>(
    "SELECT count(*) AS waiting FROM ticket WHERE status IN ('new', 'open') AND created_at <= ?",
    now,
  )
  return row?.waiting ?? 0
}

/** A ticket that waits for the company no more. */
export interface HandledTicket {
  id: string
  customerId: string
  status: Extract<TicketStatus, 'pending' | 'solved'>
  priority: Priority
  /** What the customer was told last, and the status that went with it; null where nothing was. */
  told: { status: TicketStatus | null; body: string } | null
  /** The ticket that it was joined to, and whose that is. */
  into: { id: string; customerId: string } | null
}

type HandledRow = Omit<HandledTicket, 'told' | 'into'> & {
  body: string | null
  said: TicketStatus | null
  into: string | null
  intoCustomer: string | null
}

/** Tickets that wait for their customer or are solved. Only what a mail carried counts as told. */
export function readHandled(database: CompanyDatabase): HandledTicket[] {
  const rows = database.all<HandledRow>(
    `SELECT t.id, t.customer_id AS customerId, t.status, coalesce(l.priority, 'normal') AS priority, m.body,
       m.status AS said, g.into_id AS "into", o.customer_id AS intoCustomer
     FROM ticket t LEFT JOIN service_level l ON l.ticket_id = t.id
     LEFT JOIN merged_ticket g ON g.ticket_id = t.id LEFT JOIN ticket o ON o.id = g.into_id
     LEFT JOIN ticket_message m ON m.id = (SELECT n.id FROM ticket_message n JOIN mail ON mail.message_id = n.id
       WHERE n.ticket_id = t.id AND n.visibility = 'public' AND n.author = 'company' ORDER BY n.at DESC, n.id DESC LIMIT 1)
     WHERE t.status IN ('pending', 'solved') ORDER BY t.id`,
  )
  return rows.map(({ body, said, into, intoCustomer, ...row }) => ({
    ...row,
    told: body === null ? null : { status: said, body },
    into: into === null || intoCustomer === null ? null : { id: into, customerId: intoCustomer },
  }))
}

export function setServiceLevel(
  database: CompanyDatabase,
  level: { ticket: string; priority: Priority; answerBy: string },
): void {
  database.run(
    'INSERT INTO service_level VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET priority = excluded.priority, answer_by = excluded.answer_by',
    level.ticket,
    level.priority,
    level.answerBy,
  )
}
