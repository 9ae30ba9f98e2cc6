import { Amounts } from '../matching/amounts.ts'
import { hashNumber, LineIndex } from '../matching/line-index.ts'
import type { Matching } from '../matching/matching.ts'
import { plainCheque } from '../matching/references.ts'
import { classifyDifference } from '../matching/stages/differences.ts'
import { bankCheque, isSameWay, isWithin, lag } from '../matching/stages/lines.ts'
import { NamedDocuments } from '../matching/stages/named-documents.ts'
import { isComparable } from '../matching/stages/unequal.ts'
import { countsByChance, subsetOf } from '../matching/subset-sum.ts'
import { OpenEntries, type OpenEntry } from './open-entries.ts'

/** Says of a bank line that nothing stands for whether the ledger may have it all the same. */
export class MayBeBooked {
  readonly #matching: Matching
  readonly #named: NamedDocuments
  readonly #open: OpenEntries
  /** Open lines of the ledger, and free lines of the bank that say neither who nor what for, by amount. */
  readonly #amounts: LineIndex
  readonly #nameless: LineIndex
  readonly #sizes: Amounts
  readonly #cheques = new Set<string>()

  constructor(matching: Matching) {
    const { bank, book } = matching
    this.#matching = matching
    this.#named = new NamedDocuments(matching)
    this.#open = new OpenEntries(matching)
    this.#amounts = new LineIndex(book.length)
    for (const entry of matching.freeBook()) this.#amounts.add(hashNumber(book.minor(entry)), entry)
    for (let entry = 0; entry < book.length; entry += 1)
      if (book.has(entry, 'cheque')) this.#cheques.add(plainCheque(book.text(entry, 'cheque')))
    this.#sizes = new Amounts(book)
    this.#nameless = new LineIndex(bank.length)
    for (const line of matching.freeBank())
      if (matching.parties.ofBank(line).length === 0 && !this.#named.isSaying(line))
        this.#nameless.add(hashNumber(bank.minor(line)), line)
  }

  /** Whether it is known who was paid or has paid: by name, or by the number of a cheque that we wrote. */
  isKnown(line: number): boolean {
    return this.#matching.bank.has(line, 'party') || this.#isOwnCheque(line)
  }

  /** Whether anything in the ledger may be it: what it names, the same amount, or something open of the party. */
  isLikely(line: number): boolean {
    if (this.#named.isSaying(line) || this.#isThere(line)) return true
    if (this.#isOwnCheque(line)) return this.#cheques.has(bankCheque(this.#matching, line))
    return this.#isOfParty(line)
  }

  #isOwnCheque(line: number): boolean {
    return this.#matching.bank.minor(line) < 0 && bankCheque(this.#matching, line) !== ''
  }

  /** Whether the same amount is open, of anybody whom the bank may mean. */
  #isThere(line: number): boolean {
    const { bank, book, policy, parties } = this.#matching
    const minor = bank.minor(line)
    for (const entry of this.#amounts.find(hashNumber(minor)))
      if (book.minor(entry) === minor && isWithin(lag(this.#matching, line, entry), policy.party))
        if (isSameWay(this.#matching, line, entry) && !parties.isOther(line, entry)) return true
    return false
  }

  /** Whether anything open of the party may be it: with something kept back, in parts, or together. */
  #isOfParty(line: number): boolean {
    const { bank, policy } = this.#matching
    const all = this.#open.near(line)
    const isFewOpen = all.length <= policy.together.chosen
    if (isFewOpen && all.some((entry) => this.#isLittleOff(line, entry))) return true
    // What has its own amount at the bank is hardly this with another one.
    const isSameWayRound = (minor: number) => Math.sign(minor) === Math.sign(bank.minor(line))
    const near = all.filter(({ minor, isSuggested }) => !isSuggested && isSameWayRound(minor))
    if (near.length > policy.together.lines) return true
    const size = Math.abs(bank.minor(line))
    const sizes = near.map(({ minor }) => Math.abs(minor))
    const isFew = sizes.length > 1 && sizes.length <= policy.together.chosen
    const sum = sizes.reduce((total, one) => total + one, 0)
    const isOne = (one: number) => isComparable(size, one, policy)
    if (this.#isTelling(line, near) || (isFew && isOne(sum))) return true
    return near.length <= policy.together.chosen && near.some(({ minor }) => this.#isPart(line, minor))
  }

  /**
   * Whether some of what is open is about as much. Of several entries some are as much as anything: no more than are to be
   * expected say nothing, where no few of them together are just as much. A batch says more: it comes as a whole.
   */
  #isTelling(line: number, near: readonly OpenEntry[]): boolean {
    const { bank, policy } = this.#matching
    const found = near.filter(({ minor }) => isComparable(bank.minor(line), minor, policy))
    if (near.length < policy.notBooked.entries) return found.length > 0
    if (found.some(({ lines }) => lines.length > 1)) return true
    if (this.#isSum(bank.minor(line), near)) return true
    return found.length > policy.notBooked.timesChance * near.length * this.#shareComparable(bank.minor(line))
  }

  /** Whether some of the entries together are as much, or there are so many that sums of a few say nothing. */
  #isSum(sum: number, near: readonly OpenEntry[]): boolean {
    const { together, notBooked } = this.#matching.policy
    const amounts = near.map(({ minor }) => minor)
    const counts = countsByChance(amounts, { fewest: 2, most: together.chosen }, 1)
    return !counts.includes(notBooked.together) || subsetOf(amounts, sum, counts) !== undefined
  }

  /** How many of all entries of its direction a payment may be of. */
  #shareComparable(minor: number): number {
    const { partShare, overShare } = this.#matching.policy
    const [one, other] = [minor / (1 + overShare), minor / partShare]
    const direction = minor > 0 ? [0, Infinity] : [-Infinity, 0]
    const all = this.#sizes.between(direction[0] ?? 0, direction[1] ?? 0)
    return this.#sizes.between(Math.min(one, other), Math.max(one, other)) / Math.max(1, all)
  }

  /** Whether it differs from an entry in a way that has a name. */
  #isLittleOff(line: number, { lines: [entry = -1, another] }: OpenEntry): boolean {
    const { bank, book, policy } = this.#matching
    if (another !== undefined) return false
    const days = bank.booked(line) - book.day(entry)
    const isExchanged = bank.has(line, 'original')
    return classifyDifference(bank.minor(line), book.minor(entry), days, isExchanged, policy).rule !== 'difference'
  }

  /** Whether what somebody without a name paid would complete it. */
  #isPart(line: number, whole: number): boolean {
    const { bank, policy } = this.#matching
    const rest = whole - bank.minor(line)
    if (rest === 0 || Math.sign(rest) !== Math.sign(whole)) return false
    for (const other of this.#nameless.find(hashNumber(rest)))
      if (other !== line && bank.minor(other) === rest)
        if (Math.abs(policy.days(bank.booked(line), bank.booked(other))) <= policy.together.to) return true
    return false
  }
}
