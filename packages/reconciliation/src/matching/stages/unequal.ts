import { hashNumber, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import type { MatchingPolicy } from '../policy.ts'
import { PartyLines } from '../party-lines.ts'
import { usualWindow } from '../usual-window.ts'
import { isWithin, lag } from './lines.ts'
import type { NamedDocuments } from './named-documents.ts'

/**
 * Pairs of one party with amounts that differ in no way that has a name, where each is all that the other may be. Nobody can
 * be sure of them: they are suggested.
 */
export function suggestUnequal(matching: Matching, named: NamedDocuments): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBook(matching)
  const window = usualWindow(matching, 'reference', policy.party)
  const equal = equalAmounts(matching)
  const onlyOf = new Map<number, number>()
  const claims = new Map<number, number>()
  for (const line of matching.freeBank()) {
    if (equal.bank.has(line)) continue
    const all = parties.near(line, bank.minor(line), window, policy.together.lines)
    if (all.length > policy.together.lines) continue
    const near = all.filter(
      (other) => isComparable(bank.minor(line), book.minor(other), policy) && !named.isNamed(other, line),
    )
    // What has its own amount at the bank waits for it.
    if (near.some((other) => equal.book.has(other))) continue
    for (const other of near) claims.set(other, (claims.get(other) ?? 0) + 1)
    const [only] = near
    if (only !== undefined && near.length === 1 && !bank.has(line, 'cheque')) onlyOf.set(line, only)
  }
  const pairs = [...onlyOf].filter(([line, other]) => claims.get(other) === 1 && bank.kind(line) !== 'return')
  for (const [line, other] of pairs)
    if (!named.isSaying(line))
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

/** Whether a payment may be of a document: a part of it that is large enough, and hardly more than it. */
export function isComparable(paid: number, booked: number, { partShare, overShare }: MatchingPolicy): boolean {
  const [size, whole] = [Math.abs(paid), Math.abs(booked)]
  return size >= whole * partShare && size <= whole * (1 + overShare)
}
