import { hashNumber, LineIndex } from '../matching/line-index.ts'
import type { Matching } from '../matching/matching.ts'
import { nameWords } from '../matching/names.ts'
import { PartyLines } from '../matching/party-lines.ts'
import { bankReferences, isSameWay, isWithin, lag } from '../matching/stages/lines.ts'
import type { Day } from '../statements/bank-line.ts'

/**
 * What a bank line that nothing in the ledger stands for is. `not booked`: who paid or was paid is known, and nothing that
 * the ledger has of them may be it. `unexplained`: all else.
 */
export type BankResidual = 'fee' | 'interest' | 'returned' | 'double at the bank' | 'not booked' | 'unexplained'

/** What a ledger line that nothing at the bank stands for is. */
export type BookResidual =
  | 'outstanding payment'
  | 'outstanding cheque'
  | 'stale cheque'
  | 'deposit in transit'
  | 'booked twice'
  | 'not at the bank'

/** Names that are at least so alike are of one party. */
const sameParty = 0.85

/** What a payment is at least of a document that it may be a part of. */
const aPart = 0.5

/** What is left of a statement, line by line. */
export function residualOfBank(matching: Matching): ReadonlyMap<number, BankResidual> {
  const { bank, book, policy } = matching
  const index = new LineIndex(bank.length)
  for (let line = 0; line < bank.length; line += 1) index.add(hashNumber(bank.minor(line)), line)
  const parties = PartyLines.ofBook(matching)
  const byWord = new Map<string, number[]>()
  const amounts = new LineIndex(book.length)
  for (const other of matching.freeBook()) {
    for (const word of nameWords(book.text(other, 'party'))) byWord.set(word, [...(byWord.get(word) ?? []), other])
    amounts.add(hashNumber(book.minor(other)), other)
  }
  const found = new Map<number, BankResidual>()
  for (const line of matching.freeBank()) {
    const kind = bank.kind(line)
    if (kind === 'return') found.set(line, 'returned')
    else if (kind === 'fee') found.set(line, 'fee')
    else if (isBack(line)) found.set(line, 'returned')
    else if (kind === 'interest') found.set(line, 'interest')
    else if (isAgain(line)) found.set(line, 'double at the bank')
    else found.set(line, bank.has(line, 'party') && !mayBeBooked(line) ? 'not booked' : 'unexplained')
  }
  return found

  /** Whether the same came the other way before. */
  function isBack(line: number): boolean {
    const minor = -bank.minor(line)
    const about = aboutOf(line)
    for (const other of index.find(hashNumber(minor)))
      if (bank.minor(other) === minor && bank.booked(other) <= bank.booked(line) && about(other)) return true
    return false
  }

  /** Whether the ledger knows the same of days before or after, once. */
  function isAgain(line: number): boolean {
    const minor = bank.minor(line)
    const about = aboutOf(line)
    for (const other of index.find(hashNumber(minor))) {
      if (other === line || bank.minor(other) !== minor || matching.isBankFree(other)) continue
      if (Math.abs(policy.days(bank.booked(other), bank.booked(line))) <= policy.doubleDays && about(other)) return true
    }
    return false
  }

  /** Whether the ledger has anything open that this may be: of the party, with another amount or in parts, or the amount. */
  function mayBeBooked(line: number): boolean {
    const minor = bank.minor(line)
    const isThere = [...amounts.find(hashNumber(minor))].some(
      (other) => book.minor(other) === minor && isWithin(lag(matching, line, other), policy.party),
    )
    if (isThere) return true
    const party = bank.text(line, 'party')
    const isKnown = matching.parties.ofBank(line).length > 0
    const near = isKnown
      ? parties.near(line, minor, policy.together, policy.together.lines)
      : strangers(party).filter((other) => isComparable(line, other))
    if (near.length > policy.together.lines) return true
    const sizes = near.map((other) => Math.abs(book.minor(other)))
    const [size, sum] = [Math.abs(minor), sizes.reduce((total, one) => total + one, 0)]
    const isFew = sizes.length > 1 && sizes.length <= policy.together.chosen
    return sizes.some((one) => Math.min(one, size) >= aPart * Math.max(one, size)) || (isFew && sum >= size)
  }

  function isComparable(line: number, other: number): boolean {
    return (
      Math.sign(book.minor(other)) === Math.sign(bank.minor(line)) &&
      isSameWay(matching, line, other) &&
      isWithin(lag(matching, line, other), policy.together)
    )
  }

  /** Open lines of anybody whose name shares a word with one that the ledger does not know. */
  function strangers(party: string): readonly number[] {
    return [...new Set(nameWords(party).flatMap((word) => byWord.get(word) ?? []))]
  }

  /** Says of other bank lines whether they are about the same: the document, or the party where neither names one. */
  function aboutOf(line: number): (other: number) => boolean {
    const [named, party] = [bankReferences(matching, line), bank.text(line, 'party')]
    return (other) => {
      const others = bankReferences(matching, other)
      if (named.length > 0 && others.length > 0) return named.some((reference) => others.includes(reference))
      return matching.names.likeness(party, bank.text(other, 'party')) >= sameParty
    }
  }
}

/** What is left of a ledger, line by line, on the last day of the statement. */
export function residualOfBook(matching: Matching, closing: Day): ReadonlyMap<number, BookResidual> {
  const { book, policy } = matching
  const found = new Map<number, BookResidual>()
  for (const line of matching.freeBook()) {
    const minor = book.minor(line)
    const age = closing - book.day(line)
    if (minor < 0 && book.has(line, 'cheque'))
      found.set(line, age > policy.staleDays ? 'stale cheque' : 'outstanding cheque')
    else if (policy.days(book.day(line), closing) <= policy.depositDays)
      found.set(line, minor < 0 ? 'outstanding payment' : 'deposit in transit')
    else found.set(line, 'not at the bank')
  }
  for (const line of matching.doubles()) found.set(line, 'booked twice')
  return found
}
