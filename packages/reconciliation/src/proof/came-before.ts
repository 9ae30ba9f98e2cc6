import { Amounts } from '../matching/amounts.ts'
import { hashNumber, LineIndex } from '../matching/line-index.ts'
import type { Matching } from '../matching/matching.ts'
import { bankReferences } from '../matching/stages/lines.ts'
import { SameWords } from './same-words.ts'

/** Names that are at least so alike are of one party. */
const sameParty = 0.85

/** Finds what a bank line takes back or repeats. */
export class CameBefore {
  readonly #matching: Matching
  readonly #index: LineIndex
  readonly #amounts: Amounts
  readonly #words: SameWords
  /** Lines of the ledger by party: how often we deal with whom. */
  readonly #dealings: Int32Array

  constructor(matching: Matching) {
    const { bank, book, parties } = matching
    this.#matching = matching
    this.#index = new LineIndex(bank.length)
    for (let line = 0; line < bank.length; line += 1) this.#index.add(hashNumber(bank.minor(line)), line)
    this.#amounts = new Amounts(bank)
    this.#words = new SameWords(bank)
    this.#dealings = new Int32Array(book.length)
    for (let line = 0; line < book.length; line += 1) {
      const party = parties.ofBook(line)
      if (party >= 0) this.#dealings[party] = (this.#dealings[party] ?? 0) + 1
    }
  }

  /** Whether the same came the other way before. */
  isBack(line: number): boolean {
    const { bank } = this.#matching
    const about = this.#aboutOf(line)
    return this.#of(-bank.minor(line)).some((other) => bank.booked(other) <= bank.booked(line) && about(other))
  }

  /** Whether the ledger knows the same of days before or after, once. */
  isAgain(line: number): boolean {
    const { bank, policy } = this.#matching
    const about = this.#aboutOf(line)
    return this.#of(bank.minor(line)).some((other) => {
      if (other === line || this.#matching.isBankFree(other)) return false
      return Math.abs(policy.days(bank.booked(other), bank.booked(line))) <= policy.doubleDays && about(other)
    })
  }

  #of(minor: number): readonly number[] {
    return [...this.#index.find(hashNumber(minor))].filter((other) => this.#matching.bank.minor(other) === minor)
  }

  /**
   * Says of other bank lines whether they are about the same: what both name, or the party where not both name anything. With
   * whom we deal every day the same price comes again and again: there an amount says nothing unless it is rare, or the same
   * words stand beside it that few lines have.
   */
  #aboutOf(line: number): (other: number) => boolean {
    const { bank, policy } = this.#matching
    const named = bankReferences(this.#matching, line)
    return (other) => {
      const others = bankReferences(this.#matching, other)
      if (named.length > 0 && others.length > 0) return named.some((reference) => others.includes(reference))
      const occasions = this.#occasions(line, other)
      return occasions !== undefined && this.#shareOf(line, bank.minor(other)) * occasions <= policy.doubleChance
    }
  }

  /** Of one party of the ledger; of names that are much alike, where it does not know them. */
  #isSameParty(line: number, other: number): boolean {
    const { bank, names, parties } = this.#matching
    const [one, two] = [parties.ofBank(line), parties.ofBank(other)]
    if (one.length > 0 && two.length > 0) return one.some(({ party }) => two.some((found) => found.party === party))
    return names.likeness(bank.text(line, 'party'), bank.text(other, 'party')) >= sameParty
  }

  /** Among how many lines one may be of the same amount by chance; undefined where nothing says that they belong together. */
  #occasions(line: number, other: number): number | undefined {
    const words = this.#words.areSame(line, other) ? this.#words.others(line) : undefined
    if (!this.#isSameParty(line, other)) return words
    const dealings = this.#matching.parties.ofBank(line).map(({ party }) => this.#dealings[party] ?? 0)
    return Math.min(words ?? Infinity, Math.max(1, ...dealings))
  }

  /** The share of lines that have an amount, besides the two that are compared. */
  #shareOf(line: number, minor: number): number {
    const besides = minor === this.#matching.bank.minor(line) ? 2 : 1
    return this.#amounts.others(minor, besides) / Math.max(1, this.#amounts.length)
  }
}
