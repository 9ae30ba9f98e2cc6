import { DatabaseSync } from 'node:sqlite'
import { connector } from 'operant'

/** The company's mail and order book, as far as chasing a supplier needs them. Synthetic. */
export interface MailRoom {
  send(order: string, number: number): void
  sent(order: string, number: number): { readonly number: number } | null
  mails(order: string): readonly number[]
  /** The supplier names a day. */
  promise(order: string, day: string): void
  promised(order: string): string | null
  handToBuyer(order: string): void
  withBuyer(order: string): boolean
}

export const mailRoom = connector<MailRoom>({
  name: 'mailRoom',
  open: ({ file = 'mail-room.sqlite' }) => openMailRoom(file),
})

/** Opens the mail room whose records are in `file`. */
export function openMailRoom(file: string): MailRoom {
  const records = new DatabaseSync(file)
  records.exec(`CREATE TABLE IF NOT EXISTS mails (order_id TEXT, number INTEGER);
    CREATE TABLE IF NOT EXISTS promises (order_id TEXT, day TEXT);
    CREATE TABLE IF NOT EXISTS with_buyer (order_id TEXT)`)
  const numbers = (order: string): readonly number[] =>
    records
      .prepare('SELECT number FROM mails WHERE order_id = ? ORDER BY rowid')
      .all(order)
      .map((row) => Number(row['number']))
  return {
    send(order, number) {
      records.prepare('INSERT INTO mails VALUES (?, ?)').run(order, number)
    },
    sent: (order, number) => (numbers(order).includes(number) ? { number } : null),
    mails: numbers,
    promise(order, day) {
      records.prepare('INSERT INTO promises VALUES (?, ?)').run(order, day)
    },
    promised(order) {
      const row = records.prepare('SELECT day FROM promises WHERE order_id = ?').get(order)
      return row ? String(row['day']) : null
    },
    handToBuyer(order) {
      records.prepare('INSERT INTO with_buyer VALUES (?)').run(order)
    },
    withBuyer: (order) => records.prepare('SELECT 1 FROM with_buyer WHERE order_id = ?').get(order) !== undefined,
  }
}
