import { hashText, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { plainReference } from '../references.ts'
import { bankReferences } from './lines.ts'

/** The free bank lines that name a free ledger line and no other, by ledger line. */
export function namedParts(matching: Matching): ReadonlyMap<number, readonly number[]> {
  const { book } = matching
  const references = new LineIndex(book.length)
  for (const line of matching.freeBook())
    if (book.has(line, 'reference')) references.add(hashText(plainReference(book.text(line, 'reference'))), line)
  const parts = new Map<number, number[]>()
  for (const line of matching.freeBank()) {
    const found = new Set<number>()
    for (const name of bankReferences(matching, line))
      for (const other of references.find(hashText(name)))
        if (plainReference(book.text(other, 'reference')) === name) found.add(other)
    const [only, another] = found
    if (only === undefined || another !== undefined) continue
    const before = parts.get(only)
    if (before) before.push(line)
    else parts.set(only, [line])
  }
  return parts
}
