import type { LedgerLines } from '../ledger/ledger-lines.ts'
import type { KnownNames } from './known-names.ts'
import { PartyLines } from './party-lines.ts'

/** Everybody that a ledger has any line of. */
export class LedgerParties {
  readonly #parties: PartyLines

  constructor(book: LedgerLines, names: KnownNames, likeness: number) {
    this.#parties = new PartyLines(names, likeness)
    const seen = new Set<string>()
    for (let line = 0; line < book.length; line += 1) {
      const party = book.text(line, 'party')
      if (seen.has(party)) continue
      seen.add(party)
      this.#parties.add(party, line)
    }
  }

  /** Whether a name that a bank tells is of any of them; somebody may have paid for another. */
  isKnown(party: string): boolean {
    return this.#parties.of(party).length > 0
  }
}
