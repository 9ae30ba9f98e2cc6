import type { LedgerLines } from '../ledger/ledger-lines.ts'
import type { BankLines } from '../statements/bank-lines.ts'
import { Matching } from './matching.ts'
import { usualPolicy, type MatchingPolicy } from './policy.ts'
import { Rarity } from './rarity.ts'
import { matchByAmount, matchByParty } from './stages/by-party.ts'
import { matchByCheque, matchByReference } from './stages/by-reference.ts'
import { matchDifferences } from './stages/by-reference-only.ts'
import { NamedDocuments } from './stages/named-documents.ts'
import { matchNamedTogether, matchPaidInParts } from './stages/together.ts'
import { setDoublesAside } from './stages/doubles.ts'
import { suggestDifferences } from './stages/differences-by-party.ts'
import { matchPayouts } from './stages/payouts.ts'
import { completeParts } from './stages/complete-parts.ts'
import { suggestManyToMany } from './stages/many-to-many.ts'
import { suggestUnequal } from './stages/unequal.ts'
import { matchReversed } from './stages/reversed.ts'
import { matchManyToOne, matchOneToMany } from './stages/together-by-party.ts'

/**
 * Matches a statement with a ledger, by one rule after the other: those that say most come first, and none touches what one
 * before it took. The same lines give the same groups, whatever happened before.
 */
export function match(bank: BankLines, book: LedgerLines, policy: MatchingPolicy = usualPolicy): Matching {
  const matching = new Matching(bank, book, policy)
  setDoublesAside(matching)
  matchByReference(matching)
  matchByCheque(matching)
  matchNamedTogether(matching)
  matchPaidInParts(matching)
  matchPayouts(matching)
  matchByParty(matching)
  matchDifferences(matching, false)
  const named = new NamedDocuments(matching)
  matchTogether(matching, named)
  // A window of business days, in calendar days.
  const window = ((policy.party.to - policy.party.from + 1) * 7) / 5
  matchByAmount(matching, named, new Rarity(book, window))
  matchTogether(matching, named)
  matchDifferences(matching, true)
  suggestManyToMany(matching)
  suggestDifferences(matching)
  suggestUnequal(matching, named)
  matchReversed(matching)
  return matching
}

/** How often sums are looked for again at most: every one that is found leaves fewer lines to choose from. */
const rounds = 4

function matchTogether(matching: Matching, named: NamedDocuments): void {
  for (let round = 0; round < rounds; round += 1) {
    const before = matching.groups.length
    matchOneToMany(matching, named)
    matchManyToOne(matching, named)
    completeParts(matching)
    if (matching.groups.length === before) return
  }
}
