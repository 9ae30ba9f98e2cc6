import type { CompanyDatabase } from '../../database/database.ts'

/** One line of a cash account. Texts are empty where nothing is said. */
export interface BookLine {
  id: string
  /** Calendar date. */
  day: string
  /** What the account changed by, in minor units: money in is above zero. */
  amountMinor: number
  /** Number of the document that is paid. */
  reference: string
  cheque: string
  party: string
  text: string
  /** What is paid out together, such as the card sales of a day. */
  batch: string
}

/** Where a line lies in its account. */
export interface PostingPlace {
  day: string
  number: number
}

export const postingColumns = 'day, id AS number, minor AS amountMinor, reference, cheque, party, text, batch'
export type PostingRow = Omit<BookLine, 'id'> & { number: number }

export function toBookLine({ number, ...line }: PostingRow): BookLine {
  return { id: lineId({ day: line.day, number }), ...line }
}

/** `GL-20261005-1000042`. */
export function lineId({ day, number }: PostingPlace): string {
  return `GL-${day.replaceAll('-', '')}-${number}`
}

/** Null for what is no id of a line. */
export function placeOf(id: string): PostingPlace | null {
  const match = /^GL-(\d{4})(\d\d)(\d\d)-(\d{1,15})$/.exec(id)
  return match ? { day: match.slice(1, 4).join('-'), number: Number(match[4]) } : null
}

export type JournalSource = 'brought forward' | 'receipts' | 'payments' | 'card sales' | 'reconciliation'

/** A journal without its lines. */
export interface NewJournal {
  number: string
  source: JournalSource
  account: string
  day: string
  code: string
  counter: string
  lines: number
  totalMinor: number
  at: string
}

export function addJournal(database: CompanyDatabase, journal: NewJournal): void {
  const { totalMinor, ...rest } = journal
  database.insert('journal', { ...rest, total_minor: totalMinor })
}

export interface NewPosting extends Omit<BookLine, 'id'> {
  number: number
  account: string
  counter: string
  journal: string
  /** What it is about, for lines that somebody looks up by it. */
  about: string
}

const insertPosting =
  'INSERT INTO posting(account, day, id, counter, minor, journal, about, reference, cheque, party, text, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

export function addPosting(database: CompanyDatabase, line: NewPosting): void {
  const { account, day, number, counter, amountMinor, journal, about } = line
  const { reference, cheque, party, text, batch } = line
  const said = [about, reference, cheque, party, text, batch]
  database.run(insertPosting, account, day, number, counter, amountMinor, journal, ...said)
}
