/** Numbers in order, to count those between two. */
export class SortedNumbers {
  readonly #sorted: Float64Array

  constructor(length: number, numberOf: (line: number) => number) {
    this.#sorted = Float64Array.from({ length }, (_, line) => numberOf(line)).toSorted()
  }

  get length(): number {
    return this.#sorted.length
  }

  /** How many lie between two, both counted. */
  between(low: number, high: number): number {
    return this.#firstAbove(high, false) - this.#firstAbove(low, true)
  }

  #firstAbove(number: number, orEqual: boolean): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const at = this.#sorted[middle] ?? 0
      if (at > number || (orEqual && at === number)) high = middle
      else low = middle + 1
    }
    return low
  }
}
