import type { Day } from '../statements/bank-line.ts'
import type { Matching } from './matching.ts'
import type { Window } from './policy.ts'
import { isSameWay, isWithin, lag } from './stages/lines.ts'

/** Lines of one party in the order of their days. */
interface Listed {
  readonly days: Day[]
  readonly lines: number[]
}

/** Days that a window of business days has beyond seven for five, with holidays. */
const slack = 7

/** Free lines of one side by who is on the other side, by day: a party may have very many of them. */
export class PartyLines {
  readonly #listed = new Map<number, Listed>()
  readonly #matching: Matching

  private constructor(matching: Matching) {
    this.#matching = matching
  }

  /** The free lines of the ledger; those of a batch come to the bank as the batch, and never alone. */
  static ofBook(matching: Matching): PartyLines {
    const all = new PartyLines(matching)
    const lines = [...matching.freeBook()].toSorted((one, other) => matching.book.day(one) - matching.book.day(other))
    for (const line of lines)
      if (!matching.book.has(line, 'batch')) all.#add(matching.parties.ofBook(line), matching.book.day(line), line)
    return all
  }

  /** The free lines of the statement, each with everybody that it may be of. */
  static ofBank(matching: Matching, isMeant: (line: number) => boolean = () => true): PartyLines {
    const all = new PartyLines(matching)
    const lines = [...matching.freeBank()]
      .filter(isMeant)
      .toSorted((one, other) => matching.bank.booked(one) - matching.bank.booked(other))
    for (const line of lines)
      for (const { party } of matching.parties.ofBank(line)) all.#add(party, matching.bank.booked(line), line)
    return all
  }

  /**
   * Free lines of the ledger that may be of whom a bank line is of, paid the same way, of the same sign and within a window;
   * not more than so many and one.
   */
  near(bankLine: number, sum: number, window: Window, most = Infinity): readonly number[] {
    const matching = this.#matching
    const found: number[] = []
    for (const { party } of matching.parties.ofBank(bankLine))
      for (const other of this.#between(party, matching.bank.booked(bankLine), -window.to, -window.from)) {
        if (Math.sign(matching.book.minor(other)) !== Math.sign(sum) || !matching.isBookFree(other)) continue
        if (!isSameWay(matching, bankLine, other) || !isWithin(lag(matching, bankLine, other), window)) continue
        found.push(other)
        if (found.length > most) return found
      }
    return found
  }

  /** Free bank lines that may be of the party of a ledger line, of the same sign and within a window; as `near`. */
  of(bookLine: number, sum: number, window: Window, most = Infinity): readonly number[] {
    const matching = this.#matching
    const found: number[] = []
    const party = matching.parties.ofBook(bookLine)
    for (const line of this.#between(party, matching.book.day(bookLine), window.from, window.to)) {
      if (Math.sign(matching.bank.minor(line)) !== Math.sign(sum) || !matching.isBankFree(line)) continue
      if (!isWithin(lag(matching, line, bookLine), window)) continue
      found.push(line)
      if (found.length > most) return found
    }
    return found
  }

  /** Lines of a party from so many business days after a day to so many, and some more. */
  *#between(party: number, day: Day, from: number, to: number): Generator<number> {
    const listed = this.#listed.get(party)
    if (!listed) return
    const [first, last] = [day + Math.floor((from * 7) / 5) - slack, day + Math.ceil((to * 7) / 5) + slack]
    for (let at = firstFrom(listed.days, first); at < listed.days.length; at += 1) {
      if ((listed.days[at] ?? 0) > last) return
      yield listed.lines[at] ?? -1
    }
  }

  #add(party: number, day: Day, line: number): void {
    if (party < 0) return
    const listed = this.#listed.get(party) ?? { days: [], lines: [] }
    listed.days.push(day)
    listed.lines.push(line)
    this.#listed.set(party, listed)
  }
}

/** Where the days begin that are not before one. */
function firstFrom(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) >= day) high = middle
    else low = middle + 1
  }
  return low
}
