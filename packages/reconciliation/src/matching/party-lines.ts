import type { Matching } from './matching.ts'

/** Free lines of one side by who is on the other side. */
export class PartyLines {
  readonly #lines = new Map<number, number[]>()
  readonly #matching: Matching

  private constructor(matching: Matching) {
    this.#matching = matching
  }

  /** The free lines of the ledger. */
  static ofBook(matching: Matching): PartyLines {
    const lines = new PartyLines(matching)
    for (const line of matching.freeBook()) lines.#add(matching.parties.ofBook(line), line)
    return lines
  }

  /** The free lines of the statement, each with everybody that it may be of. */
  static ofBank(matching: Matching, isMeant: (line: number) => boolean = () => true): PartyLines {
    const lines = new PartyLines(matching)
    for (const line of matching.freeBank())
      if (isMeant(line)) for (const { party } of matching.parties.ofBank(line)) lines.#add(party, line)
    return lines
  }

  /** Lines of the ledger that may be of whom a bank line is of. */
  near(bankLine: number): readonly number[] {
    const [first, ...others] = this.#matching.parties.ofBank(bankLine)
    const lines = first ? (this.#lines.get(first.party) ?? []) : []
    return others.length === 0 ? lines : [...lines, ...others.flatMap(({ party }) => this.#lines.get(party) ?? [])]
  }

  /** Bank lines that may be of the party of a ledger line. */
  of(bookLine: number): readonly number[] {
    return this.#lines.get(this.#matching.parties.ofBook(bookLine)) ?? []
  }

  #add(party: number, line: number): void {
    if (party < 0) return
    const lines = this.#lines.get(party)
    if (lines) lines.push(line)
    else this.#lines.set(party, [line])
  }
}
