import { chooseLines } from '../choose-lines.ts'
import type { Matching } from '../matching.ts'
import { PartyLines } from '../party-lines.ts'

/**
 * Several ledger lines of one party that come to a bank line, which names none of them. Matched only where there is one
 * choice of them, and hardly one by chance.
 */
export function matchOneToMany(matching: Matching): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBook(matching)
  for (const line of matching.freeBank()) {
    // What was kept back was paid as well.
    const sum = bank.minor(line) + bank.charges(line)
    const near = parties.near(line, sum, policy.together, policy.together.lines)
    const found = chooseLines(near, (other) => book.minor(other), sum, policy)
    if (!found) continue
    matching.take({
      rule: bank.charges(line) === 0 ? 'one to many' : 'payout',
      standing: found.isSure ? 'matched' : 'suggested',
      bank: [line],
      book: found.lines,
      rivals: near.length - found.lines.length,
    })
  }
}

/** Several bank lines of one party that come to a ledger line, which none of them names. */
export function matchManyToOne(matching: Matching): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBank(matching)
  for (const other of matching.freeBook()) {
    const sum = book.minor(other)
    const near = parties.of(other, sum, policy.together, policy.together.lines)
    const found = chooseLines(near, (line) => bank.minor(line), sum, policy)
    if (!found) continue
    const standing = found.isSure ? 'matched' : 'suggested'
    const rivals = near.length - found.lines.length
    matching.take({ rule: 'many to one', standing, bank: found.lines, book: [other], rivals })
  }
}
