import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { connector } from 'operant'

/** The desk's own system: mails that came in, and the box that each was put into. */
export interface Desk {
  mail(id: string): { id: string; body: string } | undefined
  put(id: string, box: string, receipt: string): void
  boxOf(id: string): { id: string; box: string; receipt: string } | null
}

export const desk = connector<Desk>({ name: 'desk', open: ({ file = 'desk.sqlite' }) => openDesk(file) })

const sample = [
  ['M-1', 'Hello, my parcel has not arrived, where is it? I paid £24.00 for ORD-1001 on 3 January 2026.'],
  ['M-2', 'The thingamajig of ORD-1002 went kaputt.'],
  ['M-3', 'Another thingamajig went kaputt, this is ORD-1003.'],
] as const

/** Opens the desk whose records are in `file`; a new file starts with three mails. */
export function openDesk(file: string): Desk {
  const records = new DatabaseSync(file)
  records.exec(`CREATE TABLE IF NOT EXISTS mails (id TEXT PRIMARY KEY, body TEXT);
    CREATE TABLE IF NOT EXISTS boxes (id TEXT, box TEXT, receipt TEXT)`)
  const add = records.prepare('INSERT OR IGNORE INTO mails VALUES (?, ?)')
  for (const mail of sample) add.run(...mail)
  return {
    mail(id) {
      const row = records.prepare('SELECT * FROM mails WHERE id = ?').get(id)
      return row && { id, body: String(row['body']) }
    },
    put(id, box, receipt) {
      records.prepare('INSERT INTO boxes VALUES (?, ?, ?)').run(id, box, receipt)
    },
    boxOf(id) {
      const row = records.prepare('SELECT * FROM boxes WHERE id = ?').get(id)
      return row ? { id, box: String(row['box']), receipt: String(row['receipt']) } : null
    },
  }
}

/** For a project's `clients`: the desk with its records in the state folder. */
export function deskIn(folder: string): { desk: Desk } {
  return { desk: openDesk(join(folder, 'desk.sqlite')) }
}
