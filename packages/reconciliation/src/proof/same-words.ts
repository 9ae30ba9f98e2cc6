import { hashText } from '../matching/line-index.ts'
import { SortedNumbers } from '../matching/sorted-numbers.ts'
import type { BankLines } from '../statements/bank-lines.ts'

/** Tells which lines of the bank are of the same name, or of none, and say the same word for word. */
export class SameWords {
  readonly #bank: BankLines
  readonly #hashes: Uint32Array
  readonly #sorted: SortedNumbers

  constructor(bank: BankLines) {
    this.#bank = bank
    this.#hashes = Uint32Array.from({ length: bank.length }, (_, line) => hashText(this.#wordsOf(line)))
    this.#sorted = new SortedNumbers(bank.length, (line) => this.#hashes[line] ?? 0)
  }

  /** Whether both say something, and the same. */
  areSame(one: number, other: number): boolean {
    if (this.#hashes[one] !== this.#hashes[other] || !this.#bank.has(one, 'text')) return false
    return this.#wordsOf(one) === this.#wordsOf(other)
  }

  /** How many other lines say what this one does; a hash that is the same by chance counts as well. */
  others(line: number): number {
    const hash = this.#hashes[line] ?? 0
    return this.#sorted.between(hash, hash) - 1
  }

  #wordsOf(line: number): string {
    return `${this.#bank.text(line, 'party')}\n${this.#bank.text(line, 'text')}`
  }
}
