import { hashNumber, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { isWithin, lag } from './lines.ts'

/**
 * Batches of the ledger that come to what was paid out with what was kept back of it, where the bank names no batch: only
 * where one batch does so for one bank line.
 */
export function matchPayouts(matching: Matching): void {
  const { bank, book, policy } = matching
  const batches = Map.groupBy(
    [...matching.freeBook()].filter((line) => book.has(line, 'batch')),
    (line) => book.text(line, 'batch'),
  )
  const all = [...batches.values()].map((lines) => ({
    lines,
    gross: lines.reduce((sum, line) => sum + book.minor(line), 0),
  }))
  const index = new LineIndex(all.length)
  for (const [number, { gross }] of all.entries()) index.add(hashNumber(gross), number)
  const claims = new Map<number, number[]>()
  for (const line of matching.freeBank()) {
    if (bank.charges(line) === 0 && bank.kind(line) !== 'payout') continue
    const gross = bank.minor(line) + bank.charges(line)
    for (const number of index.find(hashNumber(gross))) {
      const batch = all[number]
      const isNear = batch?.lines.every((other) => isWithin(lag(matching, line, other), policy.together)) ?? false
      if (batch?.gross === gross && isNear) claims.set(number, [...(claims.get(number) ?? []), line])
    }
  }
  const timesOf = Map.groupBy([...claims.values()].flat(), (line) => line)
  for (const [number, lines] of claims) {
    const [only, another] = lines
    const batch = all[number]
    if (only === undefined || another !== undefined || !batch || timesOf.get(only)?.length !== 1) continue
    matching.take({ rule: 'payout', standing: 'matched', bank: [only], book: batch.lines, rivals: 0 })
  }
}
