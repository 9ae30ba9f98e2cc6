import type { PostingPlace } from '../../records/bank/postings.ts'
import { carriedGroup, type CarriedLine, timingClassOf } from './carried.ts'
import { bankClasses, type BankClass } from './classes.ts'
import { LineOrder } from './line-order.ts'
import { classOfCase, planCase } from './plan-case.ts'
import { bankWorld, casesFor, type BankMonth } from './plan-month.ts'
import type { BankWorld, PlannedBankLine, PlannedBookLine, PlannedGroup } from './planned.ts'

/** Says where the book line at a place of the month was posted. */
type PlaceOf = (place: number) => PostingPlace

/** What belongs together in a month: places of lines in the statement, and where lines were posted. */
export interface PlacedGroup {
  readonly class: BankClass
  readonly identifiable: boolean
  /** The class that it is easily taken for and is not. */
  readonly decoyOf: BankClass | null
  readonly bank: readonly number[]
  readonly book: readonly PostingPlace[]
}

/** What is known before a month is planned, such as payouts of card sales; its book lines are posted already. */
export interface KnownGroup {
  readonly group: PlannedGroup
  readonly places: readonly PostingPlace[]
}

/** The first case of month `slot`: no two months share one. */
export function firstCaseOf(month: BankMonth, slot: number): number {
  return slot * (Math.ceil(casesFor(month.lines) * 1.5) + 200)
}

/**
 * Both sides of a month, after what was carried into it. Its statement has exactly as many lines as the month is to have.
 * Lines are planned again whenever they are asked for; only their order is kept.
 */
export class MonthSides {
  readonly #world: BankWorld
  readonly #carried: readonly CarriedLine[]
  /** What becomes of each carried line, and after that what else is known before. */
  readonly #known: readonly KnownGroup[]
  readonly #cases: number[] = []
  readonly #bank: LineOrder
  readonly #book: LineOrder
  /** Class, identifiability and numbers of lines of each group, in bits. */
  readonly #groups: number[] = []
  /** Which book line, and of which case, did not reach the bank. */
  readonly #onTheirWay: (readonly [serial: number, source: number])[] = []
  #turnoverMinor = 0

  constructor(month: BankMonth, slot: number, carried: readonly CarriedLine[], others: readonly KnownGroup[] = []) {
    this.#world = bankWorld(month)
    this.#carried = carried
    const cleared = carried.map((line) => ({
      group: carriedGroup(this.#world, line, month.last),
      places: [line.place],
    }))
    this.#known = [...cleared, ...others]
    this.#bank = new LineOrder(month.seed, `bank order ${slot}`, month.first)
    this.#book = new LineOrder(month.seed, `book order ${slot}`, month.first)
    for (const [source, { group }] of this.#known.entries()) this.#add(source, [{ ...group, book: [] }])
    if (this.#bank.length > month.lines)
      throw new Error(`${month.lines} lines are too few: ${this.#bank.length} are known before`)
    for (let index = firstCaseOf(month, slot); this.#bank.length < month.lines; index += 1) {
      const groups = planCase(this.#world, index)
      const lines = groups.reduce((sum, { bank }) => sum + bank.length, 0)
      // Old cheques are carried into the first month, and are none of its own.
      if (lines > month.lines - this.#bank.length || groups[0]?.class === 'stale cheque') continue
      this.#add(this.#known.length + this.#cases.length, groups)
      this.#cases.push(index)
    }
  }

  /** What the lines of the statement come to. */
  get turnoverMinor(): number {
    return this.#turnoverMinor
  }

  *bankLines(): Generator<PlannedBankLine> {
    for (const { source, number } of this.#bank) {
      const line = lineAt(this.#groupsOf(source), 'bank', number)
      if (line) yield line
    }
  }

  *bookLines(): Generator<PlannedBookLine> {
    for (const { source, number } of this.#book) {
      const line = lineAt(this.#groupsOf(source), 'book', number)
      if (line) yield line
    }
  }

  /** Everything that was planted. */
  *groups(placeOf: PlaceOf): Generator<PlacedGroup> {
    let [bank, book] = [0, 0]
    for (const [index, bits] of this.#groups.entries()) {
      const { name, identifiable, decoyOf, banks, books } = ofBits(bits)
      const known = this.#known[index]
      yield {
        class: name,
        identifiable,
        decoyOf,
        bank: Array.from({ length: banks }, () => this.#bank.placeOf(bank++)),
        book: known ? known.places : Array.from({ length: books }, () => placeOf(this.#book.placeOf(book++))),
      }
    }
  }

  /** What is on its way at the end of the month. */
  *carriedOn(placeOf: PlaceOf): Generator<CarriedLine> {
    for (const [index, carried] of this.#carried.entries())
      if (this.#known[index]?.group.bank.length === 0) yield carried
    for (const [serial, source] of this.#onTheirWay) {
      const index = this.#cases[source - this.#known.length] ?? 0
      const name = timingClassOf(classOfCase(this.#world, index))
      const line = this.#groupsOf(source)[0]?.book[0]
      if (name && line) yield { line, class: name, source: index, place: placeOf(this.#book.placeOf(serial)) }
    }
  }

  #groupsOf(source: number): readonly PlannedGroup[] {
    const known = this.#known[source]
    if (known) return [known.group]
    const index = this.#cases[source - this.#known.length]
    return index === undefined ? [] : planCase(this.#world, index)
  }

  #add(source: number, groups: readonly PlannedGroup[]): void {
    let [bankNumber, bookNumber] = [0, 0]
    for (const group of groups) {
      this.#groups.push(toBits(group))
      if (timingClassOf(group.class) && group.book.length > 0) this.#onTheirWay.push([this.#book.length, source])
      for (const { day, minor } of group.bank) {
        this.#bank.add(day, { source, number: bankNumber++ })
        this.#turnoverMinor += minor
      }
      for (const { day } of group.book) this.#book.add(day, { source, number: bookNumber++ })
    }
  }
}

/** Line `number` of one side of some groups, counted through them. */
function lineAt<Side extends 'bank' | 'book'>(
  groups: readonly PlannedGroup[],
  side: Side,
  number: number,
): PlannedGroup[Side][number] | undefined {
  let before = 0
  for (const group of groups) {
    const lines = group[side]
    if (number < before + lines.length) return lines[number - before]
    before += lines.length
  }
  return undefined
}

function toBits({ class: name, identifiable, decoyOf, bank, book }: PlannedGroup): number {
  const decoy = decoyOf === undefined ? 0 : bankClasses.indexOf(decoyOf) + 1
  const [of, lines] = [(decoy << 14) | (bankClasses.indexOf(name) << 9), (bank.length << 5) | (book.length << 1)]
  return of | lines | Number(identifiable)
}

function ofBits(bits: number): {
  name: BankClass
  decoyOf: BankClass | null
  identifiable: boolean
  banks: number
  books: number
} {
  const [name = 'exact', decoyOf = null] = [bankClasses[(bits >> 9) & 31], bankClasses[(bits >> 14) - 1]]
  return { name, decoyOf, identifiable: (bits & 1) === 1, banks: (bits >> 5) & 15, books: (bits >> 1) & 15 }
}
