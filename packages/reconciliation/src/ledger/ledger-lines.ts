import { grown } from '../statements/grown.ts'
import { TextArena } from '../statements/text-arena.ts'
import type { Day } from '../statements/bank-line.ts'

/** One line of the ledger's account for the bank. */
export interface LedgerLine {
  readonly id: string
  readonly day: Day
  /** What the account changed by: money in is above zero. */
  readonly minor: number
  /** The document's number, as it goes out with a payment or comes back with one. */
  readonly reference: string
  readonly cheque: string
  readonly party: string
  readonly text: string
  /** What is paid out together, such as all card sales of a day. */
  readonly batch: string
}

const textFields = ['id', 'reference', 'cheque', 'party', 'text', 'batch'] as const
export type LedgerField = (typeof textFields)[number]

/** The lines of the ledger's account, by columns. */
export class LedgerLines {
  #day = new Int32Array(1 << 10)
  #minor = new Float64Array(1 << 10)
  #texts = new TextArena()
  #length = 0
  /** How many of them, from the first, are of the months before: nothing at the bank stood for them yet. */
  readonly carried: number

  constructor(carried: readonly LedgerLine[] = []) {
    for (const line of carried) this.add(line)
    this.carried = carried.length
  }

  get length(): number {
    return this.#length
  }

  add(line: LedgerLine): number {
    const index = this.#length
    if (index === this.#day.length) {
      this.#day = grown(this.#day, new Int32Array(index * 2))
      this.#minor = grown(this.#minor, new Float64Array(index * 2))
    }
    this.#day[index] = line.day
    this.#minor[index] = line.minor
    for (const field of textFields) this.#texts.add(line[field])
    this.#length += 1
    return index
  }

  day(index: number): Day {
    return this.#day[index] ?? 0
  }

  minor(index: number): number {
    return this.#minor[index] ?? 0
  }

  text(index: number, field: LedgerField): string {
    return this.#texts.get(index * textFields.length + textFields.indexOf(field))
  }

  has(index: number, field: LedgerField): boolean {
    return !this.#texts.isEmpty(index * textFields.length + textFields.indexOf(field))
  }

  /** @throws RangeError where there is no such line. */
  get(index: number): LedgerLine {
    if (!Number.isInteger(index) || index < 0 || index >= this.#length)
      throw new RangeError(`there are ${this.#length} lines, and none of number ${index}`)
    const [id, reference, cheque, party, text, batch] = textFields.map((field) => this.text(index, field))
    return {
      id: id ?? '',
      day: this.day(index),
      minor: this.minor(index),
      reference: reference ?? '',
      cheque: cheque ?? '',
      party: party ?? '',
      text: text ?? '',
      batch: batch ?? '',
    }
  }
}
