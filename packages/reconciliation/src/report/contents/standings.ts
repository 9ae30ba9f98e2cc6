import type { Reconciliation } from '../../reconcile.ts'
import type { Treatment } from '../../treatment/treatment.ts'
import type { Report, Standings } from './report.ts'

/** What has become of a line: exactly one of these. */
export type LineStanding = 'matched' | 'posted' | 'carried' | 'exception'

const ofTreatment: Readonly<Record<Treatment['kind'], LineStanding>> = {
  carry: 'carried',
  post: 'posted',
  flag: 'exception',
}
const standings = ['matched', 'posted', 'carried', 'exception'] as const

/** What has become of each line of both sides, and which item says so. */
export class LineStandings {
  readonly #bank: Side
  readonly #book: Side

  constructor({ matching, items }: Reconciliation) {
    this.#bank = new Side(matching.bank.length)
    this.#book = new Side(matching.book.length)
    for (let number = 0; number < matching.groups.length; number += 1) {
      const { bank, book, standing } = matching.groups.get(number)
      const what = standing === 'matched' ? 'matched' : 'exception'
      for (const line of bank) this.#bank.set(line, what)
      for (const line of book) this.#book.set(line, what)
    }
    for (const [index, item] of items.entries()) {
      for (const line of item.bank) this.#bank.about(line, index, ofTreatment[item.treatment.kind])
      for (const line of item.book) this.#book.about(line, index, ofTreatment[item.treatment.kind])
    }
  }

  /** @throws Error where nothing has become of a line. */
  of(side: 'bank' | 'book', line: number): { readonly standing: LineStanding; readonly item: number | undefined } {
    return (side === 'bank' ? this.#bank : this.#book).get(line)
  }

  count(): Report['lines'] {
    return { bank: this.#bank.count(), book: this.#book.count() }
  }
}

class Side {
  /** One more than the index in `standings`; zero where nothing is known. */
  readonly #standing: Uint8Array
  readonly #item: Int32Array

  constructor(lines: number) {
    this.#standing = new Uint8Array(lines)
    this.#item = new Int32Array(lines).fill(-1)
  }

  set(line: number, standing: LineStanding): void {
    this.#standing[line] = standings.indexOf(standing) + 1
  }

  /** A line of a group stands as its group does: only the difference is treated. */
  about(line: number, item: number, standing: LineStanding): void {
    this.#item[line] = item
    if (this.#standing[line] === 0) this.set(line, standing)
  }

  get(line: number): { readonly standing: LineStanding; readonly item: number | undefined } {
    const standing = standings[(this.#standing[line] ?? 0) - 1]
    if (!standing) throw new Error(`nothing has become of line ${line}: it is in no group, and no item is about it`)
    const item = this.#item[line] ?? -1
    return { standing, item: item === -1 ? undefined : item }
  }

  count(): Standings {
    const counts = { matched: 0, posted: 0, carried: 0, exception: 0 }
    for (let line = 0; line < this.#standing.length; line += 1) counts[this.get(line).standing] += 1
    return { all: this.#standing.length, ...counts }
  }
}
