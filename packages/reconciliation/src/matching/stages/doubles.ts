import { hashText, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { plainReference } from '../references.ts'

/** Sets aside what was booked a second time: the same document and amount within days, where the first is not later. */
export function setDoublesAside(matching: Matching): void {
  const { book, policy } = matching
  const index = new LineIndex(book.length)
  const keyOf = (line: number) => `${plainReference(book.text(line, 'reference'))} ${book.minor(line)}`
  for (let line = book.length - 1; line >= 0; line -= 1)
    if (book.has(line, 'reference')) index.add(hashText(keyOf(line)), line)
  for (const line of matching.freeBook()) {
    if (!book.has(line, 'reference')) continue
    const key = keyOf(line)
    for (const other of index.find(hashText(key))) {
      if (!matching.isBefore(other, line) || keyOf(other) !== key) continue
      if (policy.days(book.day(other), book.day(line)) <= policy.doubleDays) matching.setAsideAsDouble(line)
    }
  }
}
