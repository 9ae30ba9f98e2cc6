import type { Matching } from '../matching.ts'
import type { Window } from '../policy.ts'
import { chequeIn, plainCheque, plainReference, referencesIn } from '../references.ts'

/** What a bank line may refer to: its own reference, and whatever stands in its text. */
export function bankReferences({ bank }: Matching, line: number): readonly string[] {
  const own = bank.has(line, 'reference') ? plainReference(bank.text(line, 'reference')) : ''
  const inText = bank.has(line, 'text') ? referencesIn(bank.text(line, 'text')) : []
  return own === '' || inText.includes(own) ? inText : [own, ...inText]
}

export function bankCheque({ bank }: Matching, line: number): string {
  return bank.has(line, 'cheque') ? plainCheque(bank.text(line, 'cheque')) : chequeIn(bank.text(line, 'text'))
}

/** Business days from a ledger line to a bank line. */
export function lag({ bank, book, policy }: Matching, bankLine: number, bookLine: number): number {
  return policy.days(book.day(bookLine), bank.booked(bankLine))
}

export function isWithin(days: number, { from, to }: Window): boolean {
  return days >= from && days <= to
}

/** Whether two lines are near enough in time. What an earlier period left open may come at any time after it. */
export function isNear(matching: Matching, bankLine: number, bookLine: number, window: Window): boolean {
  const days = lag(matching, bankLine, bookLine)
  if (isWithin(days, window)) return true
  return days > 0 ? bookLine < matching.book.carried : bankLine < matching.bank.carried
}

/** Whether both were paid the same way: what the ledger paid by cheque comes to the bank as one, and as no other one. */
export function isSameWay(matching: Matching, bankLine: number, bookLine: number): boolean {
  const { bank, book } = matching
  if (!book.has(bookLine, 'cheque')) return true
  if (bank.kind(bankLine) !== 'cheque' && !bank.has(bankLine, 'cheque')) return false
  const number = bankCheque(matching, bankLine)
  return number === '' || number === plainCheque(book.text(bookLine, 'cheque'))
}

/** What a lag costs: each day by which it is late, and more for a bank line before its ledger line. */
export function lagCost(days: number): number {
  return days >= 0 ? days : -2 * days
}
