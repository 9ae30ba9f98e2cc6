import { grown } from '../statements/grown.ts'

/** Pairs of a bank line and a ledger line that may be the same, and what it would cost to take them for it. */
export class Edges {
  #bank = new Int32Array(1 << 10)
  #book = new Int32Array(1 << 10)
  #cost = new Float64Array(1 << 10)
  #length = 0

  get length(): number {
    return this.#length
  }

  add(bank: number, book: number, cost: number): void {
    const index = this.#length
    if (index === this.#bank.length) {
      this.#bank = grown(this.#bank, new Int32Array(index * 2))
      this.#book = grown(this.#book, new Int32Array(index * 2))
      this.#cost = grown(this.#cost, new Float64Array(index * 2))
    }
    this.#bank[index] = bank
    this.#book[index] = book
    this.#cost[index] = cost
    this.#length += 1
  }

  bank(index: number): number {
    return this.#bank[index] ?? -1
  }

  book(index: number): number {
    return this.#book[index] ?? -1
  }

  cost(index: number): number {
    return this.#cost[index] ?? Infinity
  }
}
