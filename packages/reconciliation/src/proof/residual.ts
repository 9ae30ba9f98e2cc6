import type { Matching } from '../matching/matching.ts'
import type { Day } from '../statements/bank-line.ts'
import { CameBefore } from './came-before.ts'
import { MayBeBooked } from './may-be-booked.ts'

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

/** What is left of a statement, line by line. */
export function residualOfBank(matching: Matching): ReadonlyMap<number, BankResidual> {
  const [before, ledger] = [new CameBefore(matching), new MayBeBooked(matching)]
  const found = new Map<number, BankResidual>()
  for (const line of matching.freeBank()) {
    const kind = matching.bank.kind(line)
    if (kind === 'return') found.set(line, 'returned')
    else if (kind === 'fee') found.set(line, 'fee')
    else if (before.isBack(line)) found.set(line, 'returned')
    else if (kind === 'interest') found.set(line, 'interest')
    else if (before.isAgain(line)) found.set(line, 'double at the bank')
    else found.set(line, ledger.isKnown(line) && !ledger.isLikely(line) ? 'not booked' : 'unexplained')
  }
  return found
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
