import type { Matching } from '../matching/matching.ts'
import type { StatementHead } from '../statements/bank-line.ts'
import { residualOfBank, residualOfBook, type BankResidual, type BookResidual } from './residual.ts'

/** One thing by which the statement or the ledger is not yet what it has to be. */
export type Item =
  | { readonly side: 'bank'; readonly minor: number; readonly book: number; readonly what: BookResidual }
  | { readonly side: 'bank'; readonly minor: number; readonly bank: number; readonly what: BankResidual }
  | { readonly side: 'book'; readonly minor: number; readonly bank: number; readonly what: BankResidual }
  | { readonly side: 'book'; readonly minor: number; readonly book: number; readonly what: BookResidual }
  | { readonly side: 'book'; readonly minor: number; readonly group: number; readonly what: 'difference' }

export interface Proof {
  readonly closingBankMinor: number
  readonly closingBookMinor: number
  readonly items: readonly Item[]
  readonly adjustedBankMinor: number
  readonly adjustedBookMinor: number
  /** The two are the same to the cent. */
  readonly ties: boolean
}

/**
 * The two balances brought to each other: the bank's by what is on its way and by its own errors, the ledger's by what it
 * has to book or take back. Every line that is in no group, and every group with a difference, is one item.
 */
export function prove(matching: Matching, head: StatementHead, closingBookMinor: number): Proof {
  const { bank, book, groups } = matching
  const items: Item[] = []
  for (let group = 0; group < groups.length; group += 1) {
    const { differenceMinor } = groups.get(group)
    if (differenceMinor !== 0) items.push({ side: 'book', minor: differenceMinor, group, what: 'difference' })
  }
  for (const [line, what] of residualOfBank(matching))
    if (what === 'double at the bank') items.push({ side: 'bank', minor: -bank.minor(line), bank: line, what })
    else items.push({ side: 'book', minor: bank.minor(line), bank: line, what })
  for (const [line, what] of residualOfBook(matching, head.closing.day))
    if (what === 'booked twice') items.push({ side: 'book', minor: -book.minor(line), book: line, what })
    else items.push({ side: 'bank', minor: book.minor(line), book: line, what })
  const sumOf = (side: Item['side']) => items.reduce((sum, item) => (item.side === side ? sum + item.minor : sum), 0)
  const adjustedBankMinor = head.closing.minor + sumOf('bank')
  const adjustedBookMinor = closingBookMinor + sumOf('book')
  return {
    closingBankMinor: head.closing.minor,
    closingBookMinor,
    items,
    adjustedBankMinor,
    adjustedBookMinor,
    ties: adjustedBankMinor === adjustedBookMinor,
  }
}
