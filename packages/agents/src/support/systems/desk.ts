export type TicketStatus = 'new' | 'open' | 'pending' | 'solved'

export interface TicketRecord {
  readonly id: string
  readonly customerId: string
  readonly subject: string
  readonly body: string
  readonly status: TicketStatus
  /** The sender was proven to be the customer. */
  readonly authenticated: boolean
  /** Instant. */
  readonly createdAt: string
}

export interface MessageRecord {
  readonly id: string
  readonly ticket: string
  readonly visibility: 'public' | 'internal'
  readonly author: 'company' | 'customer'
  readonly template: string | null
  /** The status that an answer set. */
  readonly status: TicketStatus | null
  readonly body: string
  /** The e-mail that carried it; null for what nobody was sent. */
  readonly mail: string | null
  /** Instant. */
  readonly at: string
}

export interface FollowUpRecord {
  readonly id: string
  readonly ticket: string
  /** Calendar date. */
  readonly on: string
  readonly about: string
}

export interface Desk {
  /** All that are not solved. */
  openTickets(): Promise<readonly TicketRecord[]>
  ticket(id: string): Promise<TicketRecord | null>
  messagesOf(ticket: string): Promise<readonly MessageRecord[]>
  /**
   * Answers the customer, sets the status and sends the one e-mail that carries the answer. Called again where only the
   * e-mail is missing, it sends that.
   */
  reply(
    request: { ticket: string; template: string; body: string; status: 'pending' | 'solved' },
    key: string,
  ): Promise<MessageRecord>
  findReply(of: { ticket: string; template: string }): Promise<MessageRecord | null>
  addNote(note: { ticket: string; body: string }, key: string): Promise<MessageRecord>
  findNote(of: { ticket: string; body: string }): Promise<MessageRecord | null>
  scheduleFollowUp(followUp: { ticket: string; on: string; about: string }, key: string): Promise<FollowUpRecord>
  findFollowUp(of: { ticket: string; about: string }): Promise<FollowUpRecord | null>
}
