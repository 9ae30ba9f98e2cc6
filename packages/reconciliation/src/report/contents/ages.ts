import type { AgeBand, ItemRow } from './report.ts'

/** Days that begin each band: a week, a month, a quarter, and six months, after which a cheque is stale. */
const begins = [
  [0, 'up to 5 days'],
  [6, '6 to 30 days'],
  [31, '31 to 90 days'],
  [91, '91 to 180 days'],
  [181, 'over 180 days'],
] as const

/** How long what is open has been open. Sums are of sizes: what came in does not make up for what went out. */
export class Ages {
  readonly #bands = begins.map(([from, title]) => ({
    from,
    title,
    carried: { count: 0, minor: 0 },
    exceptions: { count: 0, minor: 0 },
  }))

  add(kind: 'carried' | 'exceptions', { age, minor }: Pick<ItemRow, 'age' | 'minor'>): void {
    const sum = this.#bands.findLast(({ from }) => age >= from)?.[kind] ?? this.#bands[0]?.[kind]
    if (!sum) return
    sum.count += 1
    sum.minor += Math.abs(minor)
  }

  list(): readonly AgeBand[] {
    return this.#bands.map(({ title, carried, exceptions }) => ({ title, carried, exceptions }))
  }
}
