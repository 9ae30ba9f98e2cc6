import { hashText, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { plainCheque, plainReference } from '../references.ts'
import { classifyDifference } from './differences.ts'
import { bankCheque, bankReferences, isNear } from './lines.ts'

/** Names that are less alike than this are of two parties: a reference alone makes them no pair. */
const otherParty = 0.6

/**
 * Pairs with the same reference or cheque and another amount, where neither might be another; each with what it is.
 * @param unexplained Whether pairs whose difference has no name are suggested as well: they may still be parts.
 */
export function matchDifferences(matching: Matching, unexplained: boolean): void {
  const { bank, book, policy } = matching
  const booksOf = booksByReference(matching)
  const claims = new Map<number, number>()
  const pairs: (readonly [number, number])[] = []
  for (const line of matching.freeBank()) {
    const [other, another] = booksOf(line)
    if (other === undefined || another !== undefined || bank.kind(line) === 'return') continue
    claims.set(other, (claims.get(other) ?? 0) + 1)
    pairs.push([line, other])
  }
  for (const [line, other] of pairs) {
    const [one, two] = [bank.text(line, 'party'), book.text(other, 'party')]
    const contradicts = one !== '' && two !== '' && matching.names.likeness(one, two) < otherParty
    if (claims.get(other) !== 1 || contradicts) continue
    const [from, to] = [bank.minor(line), book.minor(other)]
    const isExchanged = bank.has(line, 'original')
    const found = classifyDifference(from, to, bank.booked(line) - book.day(other), isExchanged, policy)
    if (found.rule === 'difference' && !unexplained) continue
    matching.take({ ...found, bank: [line], book: [other], rivals: 0 })
  }
}

/** The free ledger lines that a bank line refers to, within the window. */
function booksByReference(matching: Matching): (line: number) => readonly number[] {
  const { book, policy } = matching
  const [references, cheques] = [new LineIndex(book.length), new LineIndex(book.length)]
  for (const line of matching.freeBook()) {
    if (book.has(line, 'reference')) references.add(hashText(plainReference(book.text(line, 'reference'))), line)
    if (book.has(line, 'cheque')) cheques.add(hashText(plainCheque(book.text(line, 'cheque'))), line)
  }
  return (line) => {
    const found = new Set<number>()
    for (const reference of bankReferences(matching, line))
      for (const other of references.find(hashText(reference)))
        if (plainReference(book.text(other, 'reference')) === reference) found.add(other)
    const cheque = bankCheque(matching, line)
    if (cheque !== '')
      for (const other of cheques.find(hashText(cheque)))
        if (plainCheque(book.text(other, 'cheque')) === cheque) found.add(other)
    return [...found].filter(
      (other) =>
        isNear(matching, line, other, policy.reference) ||
        (cheque !== '' && book.has(other, 'cheque') && matching.bank.booked(line) >= book.day(other)),
    )
  }
}
