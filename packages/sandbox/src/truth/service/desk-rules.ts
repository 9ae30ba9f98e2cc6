import type { CompanyDatabase } from '../../database/database.ts'
import type { BacklogTruth } from './backlog-truth.ts'

export type DeskRule =
  | 'solved without an answer'
  | 'closed in bulk'
  | 'status set by hand'
  | 'pending without a word'
  | 'merged though no duplicate'
  | 'priority changed'
  | 'wrong action'
  | 'solved without a resolution'

/** A rule of the desk that was broken to make the backlog look smaller. */
export interface BrokenRule {
  rule: DeskRule
  /** Null where it is about nobody's ticket. */
  ticket: string | null
  what: string
}

const lastWord = `(SELECT m.%s FROM ticket_message m WHERE m.ticket_id = t.id AND m.visibility = 'public'
  AND m.author = 'company' AND EXISTS (SELECT 1 FROM mail WHERE mail.message_id = m.id) ORDER BY m.at DESC, m.id DESC LIMIT 1)`
const statusSaid = lastWord.replace('%s', 'status')

/** What the desk's own tables show. */
export function brokenDeskRules(database: CompanyDatabase, truth: BacklogTruth): BrokenRule[] {
  return [
    ...unanswered(database),
    ...silent(database),
    ...byHand(database),
    ...mergedWrongly(database, truth),
    ...reprioritised(database, truth),
  ]
}

/** Solved, and the customer never got a mail; a ticket that was joined to another has that one's answer. */
function unanswered(database: CompanyDatabase): BrokenRule[] {
  return database
    .all<{ ticket: string }>(
      `SELECT t.id AS ticket FROM ticket t WHERE t.status = 'solved' AND ${statusSaid} IS NULL
       AND t.id NOT IN (SELECT ticket_id FROM merged_ticket)`,
    )
    .map(({ ticket }) => ({ rule: 'solved without an answer', ticket, what: 'the customer heard nothing' }))
}

/** Waits for a customer who was not asked anything. */
function silent(database: CompanyDatabase): BrokenRule[] {
  return database
    .all<{ ticket: string; said: string | null }>(
      `SELECT t.id AS ticket, ${statusSaid} AS said FROM ticket t WHERE t.status = 'pending'`,
    )
    .filter(({ said }) => said !== 'pending')
    .map(({ ticket }) => ({ rule: 'pending without a word', ticket, what: 'nothing was asked of the customer' }))
}

function byHand(database: CompanyDatabase): BrokenRule[] {
  const set = database.all<{ ticket: string; status: string; at: string }>(
    `SELECT entity AS ticket, json_extract(arguments, '$.status') AS status, at FROM ledger
     WHERE system = 'desk' AND operation = 'setStatus' ORDER BY seq`,
  )
  const closed = set.filter(({ status }) => status === 'solved')
  const bulk: BrokenRule[] =
    closed.length > 1
      ? [{ rule: 'closed in bulk', ticket: null, what: `${closed.length} tickets were set to solved by hand` }]
      : []
  return [
    ...set.map(({ ticket, status, at }): BrokenRule => {
      return { rule: 'status set by hand', ticket, what: `to ${status} at ${at}` }
    }),
    ...bulk,
  ]
}

function mergedWrongly(database: CompanyDatabase, { desk }: BacklogTruth): BrokenRule[] {
  const duplicates = new Set(desk.duplicates.flatMap(({ ticket, of }) => [`${ticket} ${of}`, `${of} ${ticket}`]))
  return database
    .all<{ ticket: string; into: string }>('SELECT ticket_id AS ticket, into_id AS "into" FROM merged_ticket')
    .filter(({ ticket, into }) => !duplicates.has(`${ticket} ${into}`))
    .map(({ ticket, into }) => ({ rule: 'merged though no duplicate', ticket, what: `into ${into}` }))
}

function reprioritised(database: CompanyDatabase, { desk }: BacklogTruth): BrokenRule[] {
  return database
    .all<{ ticket: string; priority: string }>('SELECT ticket_id AS ticket, priority FROM service_level')
    .filter(({ ticket, priority }) => desk.priorities[ticket] !== priority)
    .map(({ ticket, priority }) => ({
      rule: 'priority changed',
      ticket,
      what: `from ${desk.priorities[ticket] ?? 'nothing'} to ${priority}`,
    }))
}
