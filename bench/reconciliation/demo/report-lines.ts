import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'

/** A row of the report's lines.csv, by the names of its columns. */
export type ReportRow = Readonly<
  Record<'side' | 'line' | 'place' | 'day' | 'amount' | 'party' | 'reference' | 'text' | 'standing', string> &
    Record<'class' | 'group' | 'item', string>
>

/** Lines of both sides that the report puts together, or one that it puts alone. */
export interface ReportSet {
  readonly class: string
  readonly standing: 'matched' | 'suggested'
  readonly bank: number[]
  readonly book: number[]
}

/** What a report says became of each line. */
export class ReportLines {
  readonly groups = new Map<string, ReportSet>()
  readonly items = new Map<string, ReportSet>()
  /** What the lines of both sides say, besides what they are called. */
  readonly bankTexts: string[] = []
  readonly bookTexts: string[] = []
  readonly #bankPlaces = new Map<number, number>()
  readonly #bookIds = new Map<string, number>()
  /** Lines that no statement of this month has: what an earlier month left open, by what it is called. */
  readonly #open = new Map<string, number>()

  static async read(path: string): Promise<ReportLines> {
    const lines = new ReportLines()
    const rows: AsyncIterable<ReportRow> = createReadStream(path).pipe(parse({ columns: true }))
    for await (const row of rows) lines.#add(row)
    return lines
  }

  /** The line of the bank at a place of the statement, counted from 0. */
  bankAt(place: number): number {
    return known(this.#bankPlaces.get(place), `line ${place + 1} of the statement`)
  }

  /** Items of this month: what an earlier one left open and nothing settled was judged there. */
  ownItems(): readonly ReportSet[] {
    const open = new Set(this.#open.values())
    return [...this.items.values()].filter(({ bank, book }) => book.length > 0 || !bank.every((at) => open.has(at)))
  }

  /** What an earlier month left open, as it was called there. */
  openAs(name: string): number {
    return known(this.#open.get(name), `what was left open as ${name}`)
  }

  /** A line of the books; undefined where the report has none that is called so. */
  bookOf(id: string): number | undefined {
    return this.#bookIds.get(id)
  }

  #add(row: ReportRow): void {
    const text = `${row.day}|${row.amount}|${row.party}|${row.reference}|${row.text}`
    const isBank = row.side === 'bank'
    const line = (isBank ? this.bankTexts : this.bookTexts).push(text) - 1
    if (isBank && row.place !== '') this.#bankPlaces.set(Number(row.place) - 1, line)
    if (isBank && row.place === '') this.#open.set(row.line, line)
    if (!isBank) {
      if (this.#bookIds.has(row.line)) throw new Error(`line ${row.line} of the books is in the report twice`)
      this.#bookIds.set(row.line, line)
    }
    if (row.group !== '') put(this.groups, row.group, row, isBank, line)
    if (row.item !== '') put(this.items, row.item, row, isBank, line)
  }
}

function put(into: Map<string, ReportSet>, key: string, row: ReportRow, isBank: boolean, line: number): void {
  const standing = row.standing === 'matched' ? 'matched' : 'suggested'
  const set = into.get(key) ?? { class: row.class, standing, bank: [], book: [] }
  into.set(key, set)
  ;(isBank ? set.bank : set.book).push(line)
}

function known(line: number | undefined, what: string): number {
  if (line === undefined) throw new Error(`${what} is not in the report`)
  return line
}
