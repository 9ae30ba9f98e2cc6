import type { KnownNames } from './known-names.ts'
import { nameWords } from './names.ts'

/** Letters by which words are looked up: names are cut and abbreviated behind them. */
const prefix = 3

/** Lines by who is on the other side. A name is looked up among those that share the beginning of a word with it. */
export class PartyLines {
  readonly #lines = new Map<string, number[]>()
  readonly #byWord = new Map<string, Set<string>>()
  readonly #alike = new Map<string, readonly string[]>()
  readonly #names: KnownNames
  readonly #likeness: number

  constructor(names: KnownNames, likeness: number) {
    this.#names = names
    this.#likeness = likeness
  }

  add(party: string, line: number): void {
    if (party === '') return
    const before = this.#lines.get(party)
    if (before) {
      before.push(line)
      return
    }
    this.#lines.set(party, [line])
    for (const word of nameWords(party)) {
      const start = word.slice(0, prefix)
      const others = this.#byWord.get(start)
      if (others) others.add(party)
      else this.#byWord.set(start, new Set([party]))
    }
  }

  /** The lines of everybody who is so much alike. */
  of(party: string): readonly number[] {
    if (party === '') return []
    const parties = this.#alike.get(party) ?? this.#find(party)
    return parties.length === 1 && parties[0] !== undefined
      ? (this.#lines.get(parties[0]) ?? [])
      : parties.flatMap((one) => this.#lines.get(one) ?? [])
  }

  #find(party: string): readonly string[] {
    const candidates = new Set(nameWords(party).flatMap((word) => [...(this.#byWord.get(word.slice(0, prefix)) ?? [])]))
    const found = [...candidates].filter((one) => this.#names.likeness(one, party) >= this.#likeness)
    this.#alike.set(party, found)
    return found
  }
}
