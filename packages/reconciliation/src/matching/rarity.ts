import type { LedgerLines } from '../ledger/ledger-lines.ts'

/** Amounts that count as near: this share more or less, and at least so many minor units. */
const near = { share: 0.02, minor: 50 } as const

/** How often an amount is to be expected by chance within a window of days, counted from the ledger itself. */
export class Rarity {
  readonly #sorted: Float64Array
  /** Share of the ledger's days that a window is. */
  readonly #window: number

  constructor(book: LedgerLines, windowDays: number) {
    const amounts = Float64Array.from({ length: book.length }, (_, line) => book.minor(line))
    this.#sorted = amounts.toSorted()
    let [first, last] = [Infinity, -Infinity]
    for (let line = 0; line < book.length; line += 1) {
      first = Math.min(first, book.day(line))
      last = Math.max(last, book.day(line))
    }
    this.#window = Math.min(1, windowDays / Math.max(1, last - first + 1))
  }

  /**
   * Other lines of just this amount that are to be expected in a window: those that there are (prices repeat), or as many
   * as the amounts around it make likely, whichever is more.
   */
  byChance(minor: number): number {
    const exact = this.#count(minor, minor) - 1
    const reach = Math.max(near.minor, Math.round(Math.abs(minor) * near.share))
    const around = this.#count(minor - reach, minor + reach) - 1
    return Math.max(exact, around / (2 * reach + 1)) * this.#window
  }

  /** How many amounts lie between two, both counted. */
  #count(low: number, high: number): number {
    return this.#firstAbove(high, false) - this.#firstAbove(low, true)
  }

  #firstAbove(minor: number, orEqual: boolean): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const at = this.#sorted[middle] ?? 0
      if (at > minor || (orEqual && at === minor)) high = middle
      else low = middle + 1
    }
    return low
  }
}
