import type { KnownNames } from '../known-names.ts'
import type { Matching } from '../matching.ts'
import { subsetOf, sumsByChance } from '../subset-sum.ts'
import { isWithin, lag } from './lines.ts'

/** Lines of one party, by its name as the ledger has it. */
type ByParty = ReadonlyMap<string, readonly number[]>

/**
 * Several ledger lines of one party that come to a bank line, which names none of them. Matched only where there is one
 * choice of them, and hardly one by chance.
 */
export function matchOneToMany(matching: Matching, names: KnownNames): void {
  const { bank, book, policy } = matching
  const { lines: looked, chosen: most, chance } = policy.together
  const parties = booksByParty(matching)
  for (const line of matching.freeBank()) {
    if (!bank.has(line, 'party')) continue
    // What was kept back was paid as well.
    const sum = bank.minor(line) + bank.charges(line)
    const near = partyLines(parties, bank.text(line, 'party'), names, policy.party.likeness).filter(
      (other) =>
        matching.isBookFree(other) &&
        Math.sign(book.minor(other)) === Math.sign(sum) &&
        isWithin(lag(matching, line, other), { from: policy.together.from, to: policy.together.to + 10 }),
    )
    if (near.length < 2 || near.length > looked) continue
    const amounts = near.map((other) => book.minor(other))
    const subset = subsetOf(amounts, sum, most)
    if (!subset) continue
    const spread = amounts.reduce((total, amount) => total + Math.abs(amount), 0)
    const isSure = subset.unique && sumsByChance(near.length, subset.chosen.length, spread) <= chance
    matching.take({
      rule: bank.charges(line) === 0 ? 'one to many' : 'payout',
      standing: isSure ? 'matched' : 'suggested',
      bank: [line],
      book: subset.chosen.flatMap((at) => near[at] ?? []),
      rivals: near.length - subset.chosen.length,
    })
  }
}

function booksByParty(matching: Matching): ByParty {
  const parties = new Map<string, number[]>()
  for (const line of matching.freeBook()) {
    const party = matching.book.text(line, 'party')
    if (party === '') continue
    const before = parties.get(party)
    if (before) before.push(line)
    else parties.set(party, [line])
  }
  return parties
}

/** The lines of every party that is so much alike. */
function partyLines(parties: ByParty, party: string, names: KnownNames, likeness: number): readonly number[] {
  const same = parties.get(party)
  if (same) return same
  return [...parties].flatMap(([name, lines]) => (names.likeness(name, party) >= likeness ? lines : []))
}
