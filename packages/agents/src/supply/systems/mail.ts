export interface SentMailRecord {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly body: string
  /** Instant. */
  readonly at: string
}

export interface ReceivedMailRecord {
  readonly id: string
  readonly from: string
  readonly subject: string
  readonly body: string
  /** The mail of ours that it answers, where the sender's program says so. */
  readonly inReplyTo: string | null
  /** Instant. */
  readonly at: string
}

/** The company's mail: its outbox, and what came in. */
export interface Mail {
  send(message: { to: string; subject: string; body: string }, key: string): Promise<unknown>
  /** Sent to one recipient under one subject, oldest first. */
  sent(of: { to: string; subject: string }): Promise<readonly SentMailRecord[]>
  /** What came in with this text in subject or body, oldest first. */
  inbox(wanted: { about: string }): Promise<readonly ReceivedMailRecord[]>
  received(id: string): Promise<ReceivedMailRecord | null>
}
