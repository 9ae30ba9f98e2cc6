import type { Day } from '../../statements/bank-line.ts'
import { assign } from '../assign.ts'
import { Edges } from '../edges.ts'
import { hashText, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { plainCheque, plainReference } from '../references.ts'
import { bankCheque, bankReferences, isNear } from './lines.ts'

/**
 * Pairs with the same reference and the same amount. Where a document was booked twice any of its lines is the right one:
 * the oldest is taken, and the other stays for whoever looks for doubles.
 */
export function matchByReference(matching: Matching): void {
  const { bank, book, policy } = matching
  const index = new LineIndex(book.length)
  for (const line of matching.freeBook())
    if (book.has(line, 'reference')) index.add(hashText(plainReference(book.text(line, 'reference'))), line)
  const edges = new Edges()
  const first = Math.min(
    firstDay(bank.length, (line) => bank.booked(line)),
    firstDay(book.length, (line) => book.day(line)),
  )
  // What came first is the right one, on both sides: what came again is the double.
  const sequence = (day: Day) => day - first
  for (const line of matching.freeBank())
    for (const reference of bankReferences(matching, line))
      for (const other of index.find(hashText(reference))) {
        if (book.minor(other) !== bank.minor(line)) continue
        if (plainReference(book.text(other, 'reference')) !== reference) continue
        if (isNear(matching, line, other, policy.reference))
          edges.add(line, other, sequence(bank.booked(line)) + sequence(book.day(other)))
      }
  takePairs(matching, edges, 'reference')
}

function firstDay(count: number, dayOf: (line: number) => Day): Day {
  let first = Infinity
  for (let line = 0; line < count; line += 1) first = Math.min(first, dayOf(line))
  return first
}

/** Pairs with the same cheque and the same amount, from the day on on which it was written. */
export function matchByCheque(matching: Matching): void {
  const { bank, book, policy } = matching
  const index = new LineIndex(book.length)
  for (const line of matching.freeBook())
    if (book.has(line, 'cheque')) index.add(hashText(plainCheque(book.text(line, 'cheque'))), line)
  const edges = new Edges()
  for (const line of matching.freeBank()) {
    const cheque = bankCheque(matching, line)
    if (cheque === '') continue
    for (const other of index.find(hashText(cheque))) {
      const days = bank.booked(line) - book.day(other)
      const isSame = book.minor(other) === bank.minor(line) && plainCheque(book.text(other, 'cheque')) === cheque
      // What an earlier period left open is put right after it.
      const isInTime = days >= 0 ? days <= policy.chequeDays : line < bank.carried
      if (isSame && isInTime) edges.add(line, other, Math.abs(days))
    }
  }
  takePairs(matching, edges, 'cheque')
}

function takePairs(matching: Matching, edges: Edges, rule: 'reference' | 'cheque'): void {
  for (const { bank, book, rivals } of assign(edges, 0))
    matching.take({ rule, standing: 'matched', bank: [bank], book: [book], rivals })
}
