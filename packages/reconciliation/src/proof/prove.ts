import type { LedgerLines } from '../ledger/ledger-lines.ts'
import type { BankLines } from '../statements/bank-lines.ts'
import type { StatementHead } from '../statements/bank-line.ts'
import type { Item } from './items.ts'

/** The two balances and what brings them together. All amounts are minor units. */
export interface Proof {
  readonly openingBankMinor: number
  readonly openingBookMinor: number
  /** What the books had and the bank had not when the period began, and what the bank had and the books had not. */
  readonly carriedBookMinor: number
  readonly carriedBankMinor: number
  /**
   * What the two opening balances differ by that nothing carried explains. Other than zero: the period before was not
   * reconciled, or what it left open was not given.
   */
  readonly openingGapMinor: number
  readonly closingBankMinor: number
  readonly closingBookMinor: number
  /** What the items of each side come to. */
  readonly bankItemsMinor: number
  readonly bookItemsMinor: number
  readonly adjustedBankMinor: number
  readonly adjustedBookMinor: number
  /** The two are the same to the cent. */
  readonly ties: boolean
}

/**
 * The two balances brought to each other: the bank's by what is on its way and by its own errors, the ledger's by what it
 * has to book or take back.
 */
export function prove(
  items: readonly Item[],
  head: StatementHead,
  lines: { readonly bank: BankLines; readonly book: LedgerLines },
  openingBookMinor: number,
): Proof {
  const { bank, book } = lines
  const [carriedBankMinor, carriedBookMinor] = [sumOf(bank, 0, bank.carried), sumOf(book, 0, book.carried)]
  const closingBookMinor = openingBookMinor + sumOf(book, book.carried, book.length)
  const [bankItemsMinor, bookItemsMinor] = [ofSide(items, 'bank'), ofSide(items, 'book')]
  const adjustedBankMinor = head.closing.minor + bankItemsMinor
  const adjustedBookMinor = closingBookMinor + bookItemsMinor
  return {
    openingBankMinor: head.opening.minor,
    openingBookMinor,
    carriedBookMinor,
    carriedBankMinor,
    openingGapMinor: head.opening.minor + carriedBookMinor - (openingBookMinor + carriedBankMinor),
    closingBankMinor: head.closing.minor,
    closingBookMinor,
    bankItemsMinor,
    bookItemsMinor,
    adjustedBankMinor,
    adjustedBookMinor,
    ties: adjustedBankMinor === adjustedBookMinor,
  }
}

function ofSide(items: readonly Item[], side: Item['side']): number {
  return items.reduce((sum, item) => (item.side === side ? sum + item.minor : sum), 0)
}

function sumOf(lines: { minor(line: number): number }, from: number, to: number): number {
  let sum = 0
  for (let line = from; line < to; line += 1) sum += lines.minor(line)
  return sum
}
