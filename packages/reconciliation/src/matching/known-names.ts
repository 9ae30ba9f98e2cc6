import { nameLikeness, nameWords } from './names.ts'

/** Names that are kept: a company has some thousands of parties, and a broken file may have any number. */
const most = 100_000

/** How alike names are; what a name comes to is worked out once. */
export class KnownNames {
  readonly #words = new Map<string, readonly string[]>()

  likeness(one: string, other: string): number {
    if (one === '' || other === '') return 0
    return one === other ? 1 : nameLikeness(this.#wordsOf(one), this.#wordsOf(other))
  }

  #wordsOf(name: string): readonly string[] {
    const known = this.#words.get(name)
    if (known) return known
    const words = nameWords(name)
    if (this.#words.size >= most) this.#words.clear()
    this.#words.set(name, words)
    return words
  }
}
