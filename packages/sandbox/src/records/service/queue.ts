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
}

/** New and open tickets that have come in by now, oldest first. What waits for a customer is not among them. */
export function readQueue(database: CompanyDatabase, now: string): QueuedTicket[] {
  return database.all<QueuedTicket>(
    `SELECT t.id, t.customer_id AS customerId, t.subject, t.body, t.status, t.created_at AS createdAt,
       coalesce(l.priority, 'normal') AS priority, l.answer_by AS answerBy
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
