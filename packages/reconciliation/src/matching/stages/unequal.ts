import { hashNumber, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import { PartyLines } from '../party-lines.ts'
import { plainReference } from '../references.ts'
import { bankReferences, isWithin, lag } from './lines.ts'

/**
 * Pairs of one party with amounts that differ in no way that has a name, where each is all that the other may be. Nobody can
 * be sure of them: they are suggested.
 */
export function suggestUnequal(matching: Matching): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBook(matching)
  const equal = equalAmounts(matching)
  const onlyOf = new Map<number, number>()
  const claims = new Map<number, number>()
  for (const line of matching.freeBank()) {
    if (equal.bank.has(line)) continue
    const all = parties.near(line, bank.minor(line), policy.party, policy.together.lines)
    if (all.length > policy.together.lines) continue
    const near = all.filter((other) => isComparable(bank.minor(line), book.minor(other), policy.partShare))
    // What has its own amount at the bank waits for it.
    if (near.some((other) => equal.book.has(other))) continue
    for (const other of near) claims.set(other, (claims.get(other) ?? 0) + 1)
    const [only] = near
    if (only !== undefined && near.length === 1 && !bank.has(line, 'cheque')) onlyOf.set(line, only)
  }
  const pairs = [...onlyOf].filter(([line, other]) => claims.get(other) === 1 && bank.kind(line) !== 'return')
  const saying = sayingLines(
    matching,
    pairs.map(([line]) => line),
  )
  for (const [line, other] of pairs)
    if (!saying.has(line))
      matching.take({ rule: 'difference', standing: 'suggested', bank: [line], book: [other], rivals: 0 })
}

/** Free lines of both sides for which there is one of just the same amount within the window. */
function equalAmounts(matching: Matching): { readonly bank: ReadonlySet<number>; readonly book: ReadonlySet<number> } {
  const found = { bank: new Set<number>(), book: new Set<number>() }
  const index = new LineIndex(matching.book.length)
  for (const other of matching.freeBook()) index.add(hashNumber(matching.book.minor(other)), other)
  for (const line of matching.freeBank()) {
    const minor = matching.bank.minor(line)
    for (const other of index.find(hashNumber(minor)))
      if (matching.book.minor(other) === minor && isWithin(lag(matching, line, other), matching.policy.party)) {
        found.bank.add(line)
        found.book.add(other)
      }
  }
  return found
}

/** At least such a part of each other. */
function isComparable(one: number, other: number, share: number): boolean {
  return Math.min(Math.abs(one), Math.abs(other)) >= share * Math.max(Math.abs(one), Math.abs(other))
}

/** Those of some bank lines that name a document of the ledger: whatever they are, they are no part of another. */
function sayingLines(matching: Matching, lines: readonly number[]): ReadonlySet<number> {
  const { book } = matching
  const namedBy = new Map<string, number[]>()
  for (const line of lines)
    for (const reference of bankReferences(matching, line))
      namedBy.set(reference, [...(namedBy.get(reference) ?? []), line])
  const saying = new Set<number>()
  if (namedBy.size === 0) return saying
  for (let other = 0; other < book.length; other += 1)
    if (book.has(other, 'reference'))
      for (const line of namedBy.get(plainReference(book.text(other, 'reference'))) ?? []) saying.add(line)
  return saying
}
