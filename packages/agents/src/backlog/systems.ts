import { connector, type Connector } from 'operant'

export type Priority = 'urgent' | 'high' | 'normal' | 'low'

/** A ticket that waits for the company. */
export interface QueuedTicketRecord {
  readonly id: string
  readonly customerId: string
  readonly subject: string
  readonly body: string
  readonly status: 'new' | 'open'
  /** Instant. */
  readonly createdAt: string
  readonly priority: Priority
  /** Instant until which the customer is to have an answer; null where nothing was promised. */
  readonly answerBy: string | null
  /** How often the customer has written on it since. */
  readonly answers: number
}

/** A ticket that waits for the company no more. */
export interface HandledTicketRecord {
  readonly id: string
  readonly customerId: string
  readonly status: 'pending' | 'solved'
  readonly priority: Priority
  /** What the customer was told last, and the status that went with it; null where nothing was. */
  readonly told: { readonly status: string | null; readonly body: string } | null
  /** The ticket that it was joined to. */
  readonly into: { readonly id: string; readonly customerId: string } | null
}

/** What happened at the desk in one hour. */
export interface DeskHourRecord {
  readonly beganAt: string
  readonly arrived: number
  /** Closed by agents, without a person. */
  readonly closedAlone: number
  readonly closedByPeople: number
}

export interface ShiftRecord {
  readonly person: string
  readonly beginsAt: string
  readonly endsAt: string
  readonly minutesPerTicket: number
}

export interface MergeRecord {
  readonly ticket: string
  readonly into: string
}

/** The service desk as whoever looks after the whole of it uses it. */
export interface ServiceDesk {
  /** New and open tickets. */
  queue(): Promise<readonly QueuedTicketRecord[]>
  /** How many these are. */
  waiting(): Promise<number>
  handled(): Promise<readonly HandledTicketRecord[]>
  hours(span: { from: string; to: string }): Promise<readonly DeskHourRecord[]>
  shifts(span: { from: string; to: string }): Promise<readonly ShiftRecord[]>
  merge(of: { ticket: string; into: string }, key: string): Promise<MergeRecord>
  findMerge(of: { ticket: string }): Promise<MergeRecord | null>
  unmerge(of: { ticket: string }, key: string): Promise<unknown>
}

/** The same system that the support agent answers tickets in. */
export const serviceDesk = asked<ServiceDesk>('desk')

export interface ReturnRequestHead {
  readonly id: string
  readonly order: string
  readonly line: string
  readonly ticket: string | null
  readonly status: 'open' | 'awaiting evidence' | 'in review' | 'authorised' | 'resolved' | 'declined'
  readonly photos: readonly unknown[]
}

/** The returns desk, by the month. */
export interface ReturnsDesk {
  /** All that were reported in a span, its end not included. */
  requestsIn(span: { from: string; to: string }): Promise<readonly ReturnRequestHead[]>
  findStep(of: {
    request: string
    kind: 'evidence request'
  }): Promise<{ readonly detail: Readonly<Record<string, string | number>> } | null>
}

export const returnsDesk = asked<ReturnsDesk>('returns')

function asked<Client>(name: string): Connector<Client> {
  return connector<Client>({
    name,
    open: () => {
      throw new Error(
        `the backlog agent needs a client for "${name}", and the project gives none. To mend it, return one as "${name}" from the project's clients`,
      )
    },
  })
}
