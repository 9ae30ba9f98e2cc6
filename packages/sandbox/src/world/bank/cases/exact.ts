import type { CaseCore, CaseLines } from '../case-lines.ts'
import { pairOf, type PlannedGroup } from '../planned.ts'

/** Shares of the exact cases that look like something else. */
const decoys = { paidBack: 0.004, worded: 0.004 } as const

/** What was booked came to the bank on the day; a few look like what they are not. */
export function exact(lines: CaseLines, core: CaseCore): readonly PlannedGroup[] {
  const { at, book, party, minor } = core
  const pair = pairOf('exact', lines.bank(book, at), book)
  const place = lines.draws.unit()
  if (place < decoys.paidBack) {
    // The same sum goes back some days later, by a document of its own: nothing was returned.
    const back = lines.book(at + 2, -minor, party)
    return [
      pair,
      { ...pairOf('exact', lines.bank(back, at + 2 + lines.draws.integer(0, 2)), back), decoyOf: 'returned' },
    ]
  }
  if (place < decoys.paidBack + decoys.worded) return [worded(pair)]
  return [pair]
}

/** A bill for services, by words that banks use for what they charge themselves. */
function worded(pair: PlannedGroup): PlannedGroup {
  const bank = pair.bank.map((line) => ({ ...line, text: `SERVICE CHARGE ${line.text}`.trim() }))
  return { ...pair, bank, decoyOf: 'fee' }
}
