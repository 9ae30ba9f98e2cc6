import { hashNumber, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { plainReference } from '../references.ts'
import { bankReferences } from './lines.ts'

/**
 * Two lines of one side that take each other back and that the other side knows nothing of: a payment that the bank
 * returned before anybody booked it, a correction of what was booked twice. Both name the same document.
 */
export function matchReversed(matching: Matching): void {
  reverseBank(matching)
  reverseBook(matching)
}

function reverseBank(matching: Matching): void {
  const { bank } = matching
  const index = new LineIndex(bank.length)
  for (const line of [...matching.freeBank()].toReversed()) index.add(hashNumber(bank.minor(line)), line)
  for (const line of matching.freeBank()) {
    const isBack = bank.isReversal(line) || bank.kind(line) === 'return' || bank.was(line) === 'double at the bank'
    if (!isBack || !matching.isBankFree(line)) continue
    const named = bankReferences(matching, line)
    const other = [...index.find(hashNumber(-bank.minor(line)))].find(
      (one) =>
        matching.isBankFree(one) &&
        bank.minor(one) === -bank.minor(line) &&
        bankReferences(matching, one).some((reference) => named.includes(reference)),
    )
    if (other === undefined) continue
    matching.take({ rule: 'reversed', standing: 'matched', bank: [line, other], book: [], rivals: 0 })
  }
}

function reverseBook(matching: Matching): void {
  const { book } = matching
  const index = new LineIndex(book.length)
  for (const line of matching.doubles()) index.add(hashNumber(book.minor(line)), line)
  for (const line of matching.freeBook()) index.add(hashNumber(book.minor(line)), line)
  for (const line of [...matching.freeBook()].toReversed()) {
    if (!book.has(line, 'reference') || !matching.isBookFree(line)) continue
    const reference = plainReference(book.text(line, 'reference'))
    const other = [...index.find(hashNumber(-book.minor(line)))].find(
      (one) =>
        (matching.isBookFree(one) || matching.isDouble(one)) &&
        book.minor(one) === -book.minor(line) &&
        plainReference(book.text(one, 'reference')) === reference,
    )
    if (other === undefined) continue
    matching.releaseDouble(other)
    matching.take({ rule: 'reversed', standing: 'matched', bank: [], book: [line, other], rivals: 0 })
  }
}
