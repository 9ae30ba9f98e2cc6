import type { LedgerLines } from '../ledger/ledger-lines.ts'
import { Amounts } from './amounts.ts'

/** How often an amount is to be expected by chance within a window of days, counted from the ledger itself. */
export class Rarity {
  readonly #amounts: Amounts
  /** Share of the ledger's days that a window is. */
  readonly #window: number

  constructor(book: LedgerLines, windowDays: number) {
    this.#amounts = new Amounts(book)
    let [first, last] = [Infinity, -Infinity]
    for (let line = 0; line < book.length; line += 1) {
      first = Math.min(first, book.day(line))
      last = Math.max(last, book.day(line))
    }
    this.#window = Math.min(1, windowDays / Math.max(1, last - first + 1))
  }

  /** Other lines of just this amount that are to be expected in a window. */
  byChance(minor: number): number {
    return this.#amounts.others(minor) * this.#window
  }
}
