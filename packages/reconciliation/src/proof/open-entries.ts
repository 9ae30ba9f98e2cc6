import { addToList } from '../matching/add-to-list.ts'
import type { Matching } from '../matching/matching.ts'
import { nameWords } from '../matching/names.ts'
import type { Window } from '../matching/policy.ts'
import { usualWindow } from '../matching/usual-window.ts'
import { isNear, isSameWay } from '../matching/stages/lines.ts'

/** What the ledger has open: one line of it, or those that come to the bank as one. */
export interface OpenEntry {
  readonly minor: number
  readonly lines: readonly number[]
  /** Another bank line of the same amount may be for it as well: it is suggested, by nothing but its amount. */
  readonly isSuggested: boolean
}

/** What the ledger has open, by who is on the other side. */
export class OpenEntries {
  readonly #matching: Matching
  readonly #window: Window
  readonly #ofParty = new Map<number, OpenEntry[]>()
  readonly #ofWord = new Map<string, OpenEntry[]>()

  constructor(matching: Matching) {
    this.#matching = matching
    const { book, policy } = matching
    this.#window = usualWindow(matching, 'reference', policy.together)
    const batches = new Map<string, number[]>()
    for (let line = 0; line < book.length; line += 1) {
      const isSuggested = isByAmount(matching, line)
      if (!matching.isBookFree(line) && !isSuggested) continue
      if (book.has(line, 'batch')) addToList(batches, book.text(line, 'batch'), line)
      else this.#add({ minor: book.minor(line), lines: [line], isSuggested })
    }
    for (const lines of batches.values())
      this.#add({ minor: lines.reduce((sum, line) => sum + book.minor(line), 0), lines, isSuggested: false })
  }

  /** What a bank line may be for by its party, its day and the way it was paid. */
  near(line: number): readonly OpenEntry[] {
    const matching = this.#matching
    const { bank, parties } = matching
    const alike = parties.ofBank(line)
    // Whom the ledger does not know by name may be anybody whose name shares a word.
    const all =
      alike.length > 0
        ? alike.flatMap(({ party }) => this.#ofParty.get(party) ?? [])
        : nameWords(bank.text(line, 'party')).flatMap((word) => this.#ofWord.get(word) ?? [])
    const found = new Set(all)
    return [...found].filter(({ lines }) =>
      lines.some((entry) => isSameWay(matching, line, entry) && isNear(matching, line, entry, this.#window)),
    )
  }

  /** A batch may be of several parties. */
  #add(entry: OpenEntry): void {
    const { book, parties } = this.#matching
    for (const party of new Set(entry.lines.map((line) => parties.ofBook(line)))) addToList(this.#ofParty, party, entry)
    const words = new Set(entry.lines.flatMap((line) => nameWords(book.text(line, 'party'))))
    for (const word of words) addToList(this.#ofWord, word, entry)
  }
}

/** Whether it is only suggested for a bank line, because the amounts are the same. */
function isByAmount(matching: Matching, line: number): boolean {
  const group = matching.groupOfBook(line)
  if (group === undefined || matching.groups.ruleOf(group) !== 'amount') return false
  return matching.groups.get(group).standing === 'suggested'
}
