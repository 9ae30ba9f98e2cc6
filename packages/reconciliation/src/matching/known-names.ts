import { bareName, isMistyped, nameLikeness, nameWords } from './names.ts'

/** Names that are kept: a company has some thousands of parties, and a broken file may have any number. */
const most = 100_000

/** How alike names are; what a name comes to is worked out once. */
export class KnownNames {
  readonly #known = new Map<string, KnownName>()

  likeness(one: string, other: string): number {
    if (one === '' || other === '') return 0
    if (one === other) return 1
    const [left, right] = [this.#of(one), this.#of(other)]
    const byWords = nameLikeness(left.words, right.words)
    return byWords < mistyped && isMistyped(left.bare, right.bare) ? mistyped : byWords
  }

  #of(name: string): KnownName {
    const known = this.#known.get(name)
    if (known) return known
    const found = { words: nameWords(name), bare: bareName(name) }
    if (this.#known.size >= most) this.#known.clear()
    this.#known.set(name, found)
    return found
  }
}

interface KnownName {
  readonly words: readonly string[]
  readonly bare: string
}

/** How alike names are that are the same but for one letter. */
const mistyped = 0.95
