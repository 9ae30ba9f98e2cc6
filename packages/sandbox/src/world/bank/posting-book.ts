import type { CompanyDatabase } from '../../database/database.ts'
import { addJournal, addPosting, type JournalSource, type PostingPlace } from '../../records/bank/postings.ts'
import { counterAccounts } from './book-accounts.ts'
import type { PlannedBookLine } from './planned.ts'
import { isoDay } from './writing/written.ts'

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
    let ofDay: PlannedBookLine[] = []
    for (const line of lines) {
      if (ofDay[0] && ofDay[0].day !== line.day) {
        this.#postDay(ofDay)
        ofDay = []
      }
      ofDay.push(line)
      days.push(line.day)
    }
    this.#postDay(ofDay)
    return (index) => ({ day: isoDay(days[index] ?? 0), number: first + index })
  }

  /** What is posted later goes on counting from here. */
  close(): void {
    this.#database.insert('number_range', { kind: 'posting', next: this.#number })
  }

  #postDay(lines: readonly PlannedBookLine[]): void {
    const journals = new Map<JournalSource, { lines: number; minor: number; day: number }>()
    for (const line of lines) {
      const known = journals.get(sourceOf(line)) ?? { lines: 0, minor: 0, day: line.day }
      journals.set(sourceOf(line), { ...known, lines: known.lines + 1, minor: known.minor + line.minor })
    }
    for (const [source, head] of journals)
      this.#head(this.#numberOf(source, head.day), { source, counter: counters[source], ...head })
    for (const line of lines) {
      const source = sourceOf(line)
      this.#line(this.#numberOf(source, line.day), counters[source], line)
    }
  }

  #numberOf(source: JournalSource, day: number): string {
    return `${prefixes[source]}-${this.#account}-${isoDay(day).replaceAll('-', '')}`
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
    this.#number += 1
    const { day, minor, ...said } = line
    const place = { account: this.#account, day: isoDay(day), number: this.#number, counter, journal, about: '' }
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
