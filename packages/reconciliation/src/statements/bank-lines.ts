import { lineKinds, type BankLine, type CarriedBankLine, type LineKind } from './bank-line.ts'
import { grown } from './grown.ts'
import { TextArena } from './text-arena.ts'

const reversalBit = 0x80

/** The lines of a statement, by columns: a million of them take some 150 MB. */
export class BankLines {
  #booked = new Int32Array(1 << 10)
  #value = new Int32Array(1 << 10)
  #minor = new Float64Array(1 << 10)
  #charges = new Float64Array(1 << 10)
  /** The kind, and a bit for reversals. */
  #marks = new Uint8Array(1 << 10)
  #texts = new TextArena()
  #length = 0
  /** How many of them, from the first, are of the months before: nothing in the books stood for them yet. */
  readonly carried: number
  readonly #was: readonly string[]

  constructor(carried: readonly CarriedBankLine[] = []) {
    for (const line of carried) this.add(line)
    this.carried = carried.length
    this.#was = carried.map(({ was }) => was)
  }

  get length(): number {
    return this.#length
  }

  add(line: BankLine): number {
    const index = this.#length
    if (index === this.#booked.length) this.#grow()
    this.#booked[index] = line.booked
    this.#value[index] = line.value
    this.#minor[index] = line.minor
    this.#charges[index] = line.chargesMinor
    this.#marks[index] = lineKinds.indexOf(line.kind) | (line.reversal ? reversalBit : 0)
    for (const field of textFields) this.#texts.add(line[field])
    this.#length += 1
    return index
  }

  booked(index: number): number {
    return this.#booked[index] ?? 0
  }

  minor(index: number): number {
    return this.#minor[index] ?? 0
  }

  charges(index: number): number {
    return this.#charges[index] ?? 0
  }

  kind(index: number): LineKind {
    return lineKinds[(this.#marks[index] ?? 0) & ~reversalBit] ?? 'other'
  }

  /** What a carried line was when it was left open; empty for all others. */
  was(index: number): string {
    return this.#was[index] ?? ''
  }

  isReversal(index: number): boolean {
    return ((this.#marks[index] ?? 0) & reversalBit) !== 0
  }

  text(index: number, field: TextField): string {
    return this.#texts.get(index * textFields.length + textFields.indexOf(field))
  }

  has(index: number, field: TextField): boolean {
    return !this.#texts.isEmpty(index * textFields.length + textFields.indexOf(field))
  }

  /** @throws RangeError where there is no such line. */
  get(index: number): BankLine {
    if (!Number.isInteger(index) || index < 0 || index >= this.#length)
      throw new RangeError(`there are ${this.#length} lines, and none of number ${index}`)
    return {
      booked: this.booked(index),
      value: this.#value[index] ?? 0,
      minor: this.minor(index),
      kind: this.kind(index),
      reversal: this.isReversal(index),
      reference: this.text(index, 'reference'),
      bankReference: this.text(index, 'bankReference'),
      cheque: this.text(index, 'cheque'),
      party: this.text(index, 'party'),
      text: this.text(index, 'text'),
      chargesMinor: this.charges(index),
      original: this.text(index, 'original'),
    }
  }

  #grow(): void {
    const length = this.#length * 2
    this.#booked = grown(this.#booked, new Int32Array(length))
    this.#value = grown(this.#value, new Int32Array(length))
    this.#minor = grown(this.#minor, new Float64Array(length))
    this.#charges = grown(this.#charges, new Float64Array(length))
    this.#marks = grown(this.#marks, new Uint8Array(length))
  }
}

const textFields = ['reference', 'bankReference', 'cheque', 'party', 'text', 'original'] as const
export type TextField = (typeof textFields)[number]
