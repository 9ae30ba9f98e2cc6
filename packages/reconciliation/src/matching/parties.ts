import { addToList } from './add-to-list.ts'
import type { LedgerLines } from '../ledger/ledger-lines.ts'
import type { BankLines } from '../statements/bank-lines.ts'
import type { KnownNames } from './known-names.ts'
import { nameKey, nameWords, spellingOf } from './names.ts'

/** A party of the ledger that a bank line may be of. */
export interface Alike {
  readonly party: number
  /** How alike the names are, 0 to 1. */
  readonly likeness: number
}

/** Letters by which words are looked up: names are cut and abbreviated behind them. */
const prefix = 3

interface Found {
  readonly likely: readonly Alike[]
  readonly all: readonly Alike[]
}

const nobody: Found = { likely: [], all: [] }
const none: readonly number[] = []

/** Who is on the other side, by numbers: each name of the ledger is one party, and what a bank calls it is found once. */
export class Parties {
  readonly #bank: BankLines
  readonly #names: KnownNames
  readonly #likeness: number
  readonly #party: Int32Array
  readonly #known: string[] = []
  readonly #sizes: NameSize[] = []
  readonly #byKey = new Map<string, number[]>()
  readonly #byPrefix = new Map<string, number[]>()
  readonly #found = new Map<string, Found>()
  /** As what is found: names that differ by case, accents and signs alone are the same to all that follows. */
  readonly #bySpelling = new Map<string, Found>()

  constructor(bank: BankLines, book: LedgerLines, names: KnownNames, likeness: number) {
    this.#bank = bank
    this.#names = names
    this.#likeness = likeness
    const numbers = new Map<string, number>()
    this.#party = new Int32Array(book.length).fill(-1)
    for (let line = 0; line < book.length; line += 1) {
      const name = book.text(line, 'party')
      if (name === '') continue
      const number = numbers.get(name) ?? this.#add(name)
      numbers.set(name, number)
      this.#party[line] = number
    }
  }

  /** The party of a ledger line; -1 where it has none. */
  ofBook(line: number): number {
    return this.#party[line] ?? -1
  }

  /** The parties that a bank line is of: who is called just so, and where nobody is, who is called about so. */
  ofBank(line: number): readonly Alike[] {
    return this.#of(line).likely
  }

  /** All that are called about so, though somebody is called just so: the ledger may have them by more than one name. */
  everyOfBank(line: number): readonly Alike[] {
    return this.#of(line).all
  }

  /** Whether a bank line is of somebody that the ledger knows, and a line of the ledger is of somebody else. */
  isOther(bankLine: number, bookLine: number): boolean {
    const [alike, party] = [this.ofBank(bankLine), this.ofBook(bookLine)]
    return party >= 0 && alike.length > 0 && !alike.some((one) => one.party === party)
  }

  #of(line: number): Found {
    if (!this.#bank.has(line, 'party')) return nobody
    const name = this.#bank.text(line, 'party')
    const before = this.#found.get(name)
    if (before) return before
    const spelling = spellingOf(name)
    const found = this.#bySpelling.get(spelling) ?? this.#find(name)
    this.#bySpelling.set(spelling, found)
    this.#found.set(name, found)
    return found
  }

  #add(name: string): number {
    const number = this.#known.length
    this.#known.push(name)
    this.#sizes.push(sizeOf(name))
    addToList(this.#byKey, nameKey(name), number)
    for (const start of prefixesOf(name)) addToList(this.#byPrefix, start, number)
    return number
  }

  #find(name: string): Found {
    const same = this.#byKey.get(nameKey(name)) ?? []
    // Of three words at most one begins otherwise: whoever shares less is somebody else.
    const starts = prefixesOf(name)
    const size = sizeOf(name)
    const needed = starts.length >= 3 ? 2 : 1
    const shared = new Map<number, number>()
    for (const start of starts)
      for (const party of this.#byPrefix.get(start) ?? none) shared.set(party, (shared.get(party) ?? 0) + 1)
    for (const party of same) shared.delete(party)
    const others = [...shared].flatMap(([party, count]) => {
      if (count < needed || !isAboutAsLong(size, this.#sizes[party] ?? size, this.#likeness)) return []
      const likeness = this.#names.likeness(this.#known[party] ?? '', name)
      return likeness >= this.#likeness ? [{ party, likeness }] : []
    })
    const justSo = same.map((party) => ({ party, likeness: 1 }))
    return { likely: justSo.length > 0 ? justSo : others, all: [...justSo, ...others] }
  }
}

function prefixesOf(name: string): readonly string[] {
  return [...new Set(nameWords(name).map((word) => word.slice(0, prefix)))]
}

interface NameSize {
  readonly words: number
  readonly letters: number
}

function sizeOf(name: string): NameSize {
  const words = nameWords(name)
  return { words: words.length, letters: words.reduce((sum, word) => sum + word.length, 0) }
}

/**
 * Whether names of so many letters can be so alike: a word that is missing counts half, and one that is cut short does not.
 * Those typed wrong are never far apart.
 */
function isAboutAsLong(one: NameSize, other: NameSize, likeness: number): boolean {
  if (one.words === other.words) return true
  const [few, many] = [Math.min(one.letters, other.letters), Math.max(one.letters, other.letters)]
  return many - few <= 4 || few / (few + (many - few) / 2) >= likeness
}
