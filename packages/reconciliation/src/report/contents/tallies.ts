import type { Tally } from './report.ts'

/** Counts and sums by title, in the order in which the titles came. */
export class Tallies {
  readonly #all = new Map<string, { title: string; count: number; minor: number }>()

  add(title: string, minor: number, count = 1): void {
    const tally = this.#all.get(title) ?? { title, count: 0, minor: 0 }
    tally.count += count
    tally.minor += minor
    this.#all.set(title, tally)
  }

  list(): readonly Tally[] {
    return [...this.#all.values()]
  }

  /** The largest first, whichever way they go. */
  bySize(): readonly Tally[] {
    return this.list().toSorted((one, other) => Math.abs(other.minor) - Math.abs(one.minor))
  }

  byCount(): readonly Tally[] {
    return this.list().toSorted((one, other) => other.count - one.count)
  }
}
