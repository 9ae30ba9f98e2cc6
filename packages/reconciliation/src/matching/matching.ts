import type { LedgerLines } from '../ledger/ledger-lines.ts'
import type { BankLines } from '../statements/bank-lines.ts'
import { Groups, type Group } from './groups.ts'
import { KnownNames } from './known-names.ts'
import { Parties } from './parties.ts'
import { bankOrder, bookOrder, ranksOf } from './line-order.ts'
import type { MatchingPolicy } from './policy.ts'

const free = -1
/** It stands for nothing at the bank: its document was booked before. */
const double = -2

/** A statement and a ledger on their way to each other: each rule adds groups of lines that no rule before has taken. */
export class Matching {
  readonly bank: BankLines
  readonly book: LedgerLines
  readonly policy: MatchingPolicy
  readonly groups = new Groups()
  readonly names = new KnownNames()
  readonly parties: Parties
  readonly #bankOrder: Int32Array
  readonly #bookOrder: Int32Array
  readonly #bookRanks: Int32Array
  readonly #ofBank: Int32Array
  readonly #ofBook: Int32Array

  constructor(bank: BankLines, book: LedgerLines, policy: MatchingPolicy) {
    this.bank = bank
    this.book = book
    this.policy = policy
    this.parties = new Parties(bank, book, this.names, policy.party.likeness)
    this.#bankOrder = bankOrder(bank)
    this.#bookOrder = bookOrder(book)
    this.#bookRanks = ranksOf(this.#bookOrder)
    this.#ofBank = new Int32Array(bank.length).fill(free)
    this.#ofBook = new Int32Array(book.length).fill(free)
  }

  isBankFree(line: number): boolean {
    return this.#ofBank[line] === free
  }

  isBookFree(line: number): boolean {
    return this.#ofBook[line] === free
  }

  /** Whether a ledger line comes before another: by day, amount and id. */
  isBefore(line: number, other: number): boolean {
    return (this.#bookRanks[line] ?? 0) < (this.#bookRanks[other] ?? 0)
  }

  /** The group that a line is in; undefined where it is free. */
  groupOfBank(line: number): number | undefined {
    const group = this.#ofBank[line] ?? free
    return group === free ? undefined : group
  }

  groupOfBook(line: number): number | undefined {
    const group = this.#ofBook[line] ?? free
    return group < 0 ? undefined : group
  }

  /** Takes a ledger line out of the matching: its document was booked before, and can come only once. */
  setAsideAsDouble(line: number): void {
    if (this.#ofBook[line] === free) this.#ofBook[line] = double
  }

  /** Gives it back: it may have been reversed in the meantime. */
  releaseDouble(line: number): void {
    if (this.#ofBook[line] === double) this.#ofBook[line] = free
  }

  isDouble(line: number): boolean {
    return this.#ofBook[line] === double
  }

  /** In the order of their days. */
  *freeBank(): Generator<number> {
    for (const line of this.#bankOrder) if (this.#ofBank[line] === free) yield line
  }

  /** Ledger lines that were set aside. */
  *doubles(): Generator<number> {
    for (const line of this.#bookOrder) if (this.#ofBook[line] === double) yield line
  }

  /** From the last to the first. */
  *freeBook(): Generator<number> {
    for (let at = this.#bookOrder.length - 1; at >= 0; at -= 1) {
      const line = this.#bookOrder[at] ?? -1
      if (this.#ofBook[line] === free) yield line
    }
  }

  /** @throws Error where a line is in a group already: no line is the same as two. */
  take(group: Omit<Group, 'differenceMinor'>): void {
    let difference = 0
    for (const line of group.bank) {
      if (this.#ofBank[line] !== free) throw new Error(`line ${line} of the statement is in a group already`)
      difference += this.bank.minor(line)
    }
    for (const line of group.book) {
      if (this.#ofBook[line] !== free) throw new Error(`line ${line} of the ledger is in a group already`)
      difference -= this.book.minor(line)
    }
    const ordered = { bank: inOrder(group.bank), book: inOrder(group.book) }
    const number = this.groups.add({ ...group, ...ordered, differenceMinor: difference })
    for (const line of group.bank) this.#ofBank[line] = number
    for (const line of group.book) this.#ofBook[line] = number
  }
}

function inOrder(lines: readonly number[]): readonly number[] {
  return lines.toSorted((one, other) => one - other)
}
