import type { Cut } from './report.ts'

/** Keeps the first of very many in an order, without sorting them all. */
export class First<T> {
  readonly #most: number
  readonly #order: (one: T, other: T) => number
  #kept: T[] = []
  #of = 0

  constructor(most: number, order: (one: T, other: T) => number) {
    this.#most = most
    this.#order = order
  }

  add(item: T): void {
    this.#of += 1
    this.#kept.push(item)
    if (this.#kept.length >= this.#most * 2 + 16) this.#kept = this.#sorted()
  }

  cut(): Cut<T> {
    return { rows: this.#sorted(), of: this.#of }
  }

  #sorted(): T[] {
    return this.#kept.toSorted(this.#order).slice(0, this.#most)
  }
}
