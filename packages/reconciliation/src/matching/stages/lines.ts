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

/** What a lag costs: each day by which it is late, and more for a bank line before its ledger line. */
export function lagCost(days: number): number {
  return days >= 0 ? days : -2 * days
}
