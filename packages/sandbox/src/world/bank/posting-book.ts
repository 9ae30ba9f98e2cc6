import type { CompanyDatabase } from '../../database/database.ts'
import { addJournal, addPosting, type JournalSource, type PostingPlace } from '../../records/bank/postings.ts'
import { counterAccounts } from '../../records/bank/counter-accounts.ts'
import type { PlannedBookLine } from './planned.ts'
import { isoDay } from '../../records/bank/writing/written.ts'

/** Lines of the journals of a day, and what they come to, by number. */
type Journals = Map<string, { lines: number; minor: number }>

/** Number of the first posting is one more. */
const before = 1_000_000

/** The books of one bank account, written in the order in which its lines were booked. */
export class PostingBook {
  readonly #database: CompanyDatabase
  readonly #account: string
  #number = before

  constructor(database: CompanyDatabase, account: string) {
    this.#database = database
    this.#account = account
  }

  /** The number of a line that somebody else posts. */
  nextNumber(): number {
    this.#number += 1
    return this.#number
  }

  /** What stood on the account at the end of a day, before all that is told of it. */
  bringForward(minor: number, day: number): void {
    const journal = `BF-${this.#account}`
    const counter = counterAccounts.broughtForward
    this.#head(journal, { source: 'brought forward', day, counter, lines: 1, minor })
    const line = { minor, day, party: '', reference: '', cheque: '', text: 'Balance brought forward', batch: '' }
    this.#line(journal, counter, line)
  }

  /** Posts lines in the order of their days: those of a day and a sort in one journal. Says where each was posted. */
  post(lines: Iterable<PlannedBookLine>): (index: number) => PostingPlace {
    const first = this.#number + 1
    const days: number[] = []
    let journals: Journals = new Map()
    for (const line of lines) {
      if (days.length > 0 && days.at(-1) !== line.day) journals = this.#closeDay(journals)
      days.push(line.day)
      const source = sourceOf(line)
      const journal = `${prefixes[source]}-${this.#account}-${isoDay(line.day).replaceAll('-', '')}`
      const counter = counters[source]
      const known = journals.get(journal)
      if (!known) this.#head(journal, { source, day: line.day, counter, lines: 1, minor: line.minor })
      journals.set(journal, { lines: (known?.lines ?? 0) + 1, minor: (known?.minor ?? 0) + line.minor })
      this.#line(journal, counter, line)
    }
    this.#closeDay(journals)
    return (index) => ({ day: isoDay(days[index] ?? 0), number: first + index })
  }

  /** What is posted later goes on counting from here. */
  close(): void {
    this.#database.insert('number_range', { kind: 'posting', next: this.#number })
  }

  /** How many lines a journal has is known when its day is over. */
  #closeDay(journals: Journals): Journals {
    for (const [number, { lines, minor }] of journals)
      this.#database.run('UPDATE journal SET lines = ?, total_minor = ? WHERE number = ?', lines, minor, number)
    return new Map()
  }

  #head(
    number: string,
    of: { source: JournalSource; day: number; counter: string; lines: number; minor: number },
  ): void {
    const { source, counter, lines, minor } = of
    const day = isoDay(of.day)
    const at = `${day}T20:00:00.000Z`
    const head = { number, source, account: this.#account, day, code: '', counter, lines, at }
    addJournal(this.#database, { ...head, totalMinor: minor })
  }

  #line(journal: string, counter: string, line: PlannedBookLine): void {
    const { day, minor, ...said } = line
    const place = { account: this.#account, day: isoDay(day), number: this.nextNumber(), counter, journal, about: '' }
    addPosting(this.#database, { ...place, amountMinor: minor, ...said })
  }
}

const prefixes: Readonly<Record<JournalSource, string>> = {
  'brought forward': 'BF',
  receipts: 'RC',
  payments: 'PM',
  'card sales': 'CS',
  reconciliation: 'RE',
}

const counters: Readonly<Record<JournalSource, string>> = {
  'brought forward': counterAccounts.broughtForward,
  receipts: counterAccounts.receivables,
  payments: counterAccounts.payables,
  'card sales': counterAccounts.cards,
  reconciliation: counterAccounts.broughtForward,
}

function sourceOf({ minor, batch }: PlannedBookLine): JournalSource {
  if (batch !== '') return 'card sales'
  return minor > 0 ? 'receipts' : 'payments'
}
