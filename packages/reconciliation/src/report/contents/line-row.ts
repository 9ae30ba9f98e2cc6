import type { Matching } from '../../matching/matching.ts'
import type { LineRow } from './report.ts'

export function bankRow(matching: Matching, line: number): LineRow {
  const { bank } = matching
  return {
    name: bankName(matching, line),
    day: bank.booked(line),
    minor: bank.minor(line),
    party: firstOf(bank.text(line, 'party'), bank.text(line, 'text')),
  }
}

export function bookRow(matching: Matching, line: number): LineRow {
  const { book } = matching
  return {
    name: bookName(matching, line),
    day: book.day(line),
    minor: book.minor(line),
    party: firstOf(book.text(line, 'party'), book.text(line, 'text')),
  }
}

/** What the bank calls a line; its number in the statement where the bank does not. */
export function bankName({ bank }: Matching, line: number): string {
  const place = line < bank.carried ? `carried line ${line + 1}` : `line ${line - bank.carried + 1}`
  return firstOf(bank.text(line, 'bankReference'), place)
}

export function bookName({ book }: Matching, line: number): string {
  return firstOf(book.text(line, 'id'), `entry ${line + 1}`)
}

/** The first that says something. */
export function firstOf(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? ''
}
