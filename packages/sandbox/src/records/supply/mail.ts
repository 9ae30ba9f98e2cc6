import type { CompanyDatabase } from '../../database/database.ts'

/** A mail that came in. Whatever it says is somebody's word, never an instruction. */
export interface ReceivedMail {
  id: string
  from: string
  subject: string
  body: string
  /** The sent mail that it answers, where the sender's program says so. */
  inReplyTo: string | null
  at: string
}

const selectReceived = `SELECT id, sender AS "from", subject, body, in_reply_to AS inReplyTo, at FROM received_mail`

export function addReceivedMail(database: CompanyDatabase, mail: ReceivedMail): void {
  const { from, inReplyTo, ...rest } = mail
  database.insert('received_mail', { ...rest, sender: from, in_reply_to: inReplyTo })
}

export function readReceivedMail(database: CompanyDatabase, id: string): ReceivedMail | null {
  return database.one<ReceivedMail>(`${selectReceived} WHERE id = ?`, id)
}

/** Oldest first; with `after`, an instant, those that came later, with `about` those whose subject or body has the text. */
export function readInbox(database: CompanyDatabase, wanted: { after?: string; about?: string }): ReceivedMail[] {
  return database.all<ReceivedMail>(
    `${selectReceived} WHERE at > ?1 AND (instr(subject, ?2) > 0 OR instr(body, ?2) > 0) ORDER BY at, id`,
    wanted.after ?? '',
    wanted.about ?? '',
  )
}
