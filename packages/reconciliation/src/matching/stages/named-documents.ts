import { addToList } from '../add-to-list.ts'
import type { Matching } from '../matching.ts'
import { plainReference } from '../references.ts'
import { bankReferences } from './lines.ts'

const none: readonly number[] = []

/** Which documents of the ledger the bank lines name that are free now: whatever such a line is, it is about these. */
export class NamedDocuments {
  readonly #matching: Matching
  readonly #ofBank = new Map<number, number[]>()
  readonly #ofBook = new Map<number, number[]>()

  constructor(matching: Matching) {
    this.#matching = matching
    const { book } = matching
    const namedBy = new Map<string, number[]>()
    for (const line of matching.freeBank())
      for (const reference of bankReferences(matching, line)) addToList(namedBy, reference, line)
    if (namedBy.size === 0) return
    for (let other = 0; other < book.length; other += 1) {
      if (!book.has(other, 'reference')) continue
      for (const line of namedBy.get(plainReference(book.text(other, 'reference'))) ?? none) {
        addToList(this.#ofBank, line, other)
        addToList(this.#ofBook, other, line)
      }
    }
  }

  /** The ledger lines that a bank line names, taken or not. */
  of(line: number): readonly number[] {
    return this.#ofBank.get(line) ?? none
  }

  isSaying(line: number): boolean {
    return this.#ofBank.has(line)
  }

  /** Whether a bank line that is still free names a ledger line, other than one. */
  isNamed(other: number, but = -1): boolean {
    return (this.#ofBook.get(other) ?? none).some((line) => line !== but && this.#matching.isBankFree(line))
  }
}
