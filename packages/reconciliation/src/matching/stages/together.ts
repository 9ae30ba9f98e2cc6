import { hashText, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { plainReference } from '../references.ts'
import { bankReferences } from './lines.ts'
import { namedParts } from './named-parts.ts'

/**
 * Bank lines that name a batch of the ledger, such as the card sales of a day, or several of its documents: what is named
 * has to come to the amount, with what was kept back of it where the bank says so.
 */
export function matchNamedTogether(matching: Matching): void {
  const { bank, book } = matching
  const [batches, references] = [new LineIndex(book.length), new LineIndex(book.length)]
  for (const line of matching.freeBook()) {
    if (book.has(line, 'batch')) batches.add(hashText(plainReference(book.text(line, 'batch'))), line)
    if (book.has(line, 'reference')) references.add(hashText(plainReference(book.text(line, 'reference'))), line)
  }
  for (const line of matching.freeBank()) {
    const named = bankReferences(matching, line)
    const batch = named.flatMap((name) =>
      [...batches.find(hashText(name))].filter((other) => plainReference(book.text(other, 'batch')) === name),
    )
    const documents = named.flatMap((name) =>
      [...references.find(hashText(name))].filter((other) => plainReference(book.text(other, 'reference')) === name),
    )
    for (const lines of [batch, documents]) {
      const free = [...new Set(lines)].filter((other) => matching.isBookFree(other))
      if (free.length < 2) continue
      const gross = free.reduce((sum, other) => sum + book.minor(other), 0)
      const [charges, kept] = [bank.charges(line), gross - bank.minor(line)]
      const isWhole = kept === 0
      // Some formats have no place for what was kept back.
      const isLikely = charges === 0 && lines === batch && kept > 0 && kept <= gross * matching.policy.chargesShare
      if (!isWhole && !isLikely && kept !== charges) continue
      const rule = isWhole ? 'one to many' : 'payout'
      matching.take({
        rule,
        standing: 'matched',
        bank: [line],
        book: free.toSorted((one, two) => one - two),
        rivals: 0,
      })
      break
    }
  }
}

/** Ledger lines that several bank lines name, and that these come to: a document that was paid in parts. */
export function matchPaidInParts(matching: Matching): void {
  const { bank, book } = matching
  for (const [other, lines] of namedParts(matching)) {
    const sum = lines.reduce((total, line) => total + bank.minor(line), 0)
    if (lines.length < 2 || sum !== book.minor(other)) continue
    matching.take({ rule: 'many to one', standing: 'matched', bank: lines, book: [other], rivals: 0 })
  }
}
