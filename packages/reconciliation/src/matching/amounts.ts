import { SortedNumbers } from './sorted-numbers.ts'

/** Amounts that count as near: this share more or less, and at least so many minor units. */
const near = { share: 0.02, minor: 50 } as const

/** How common an amount is among many. */
export class Amounts {
  readonly #sorted: SortedNumbers

  constructor(lines: { readonly length: number; minor(line: number): number }) {
    this.#sorted = new SortedNumbers(lines.length, (line) => lines.minor(line))
  }

  get length(): number {
    return this.#sorted.length
  }

  /**
   * Other lines of just this amount that are to be expected: those that there are (prices repeat), or as many as the amounts
   * around it make likely, whichever is more.
   * @param besides Lines of this amount that it is asked for, which say nothing of how common it is.
   */
  others(minor: number, besides = 1): number {
    const exact = this.between(minor, minor) - besides
    const reach = Math.max(near.minor, Math.round(Math.abs(minor) * near.share))
    const around = this.between(minor - reach, minor + reach) - besides
    return Math.max(0, exact, around / (2 * reach + 1))
  }

  /** How many amounts lie between two, both counted. */
  between(low: number, high: number): number {
    return this.#sorted.between(low, high)
  }
}
