import { chooseLines } from '../choose-lines.ts'
import type { Matching } from '../matching.ts'
import { PartyLines } from '../party-lines.ts'
import { usualWindow } from '../usual-window.ts'
import type { NamedDocuments } from './named-documents.ts'

/**
 * Several ledger lines of one party that come to a bank line, which names none or not all of them. Matched only where there
 * is one choice of them, and hardly one by chance.
 */
export function matchOneToMany(matching: Matching, named: NamedDocuments): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBook(matching)
  const window = usualWindow(matching, 'one to many', policy.together)
  for (const line of matching.freeBank()) {
    if (bank.kind(line) === 'return') continue
    const said = named.of(line)
    const own = said.filter((other) => matching.isBookFree(other))
    // It is about a document that something else stands for.
    if (own.length < said.length) continue
    // What was kept back was paid as well.
    const sum = bank.minor(line) + bank.charges(line)
    const rest = own.reduce((left, other) => left - book.minor(other), sum)
    if (Math.sign(rest) !== Math.sign(sum)) continue
    const near = parties
      .near(line, rest, window, policy.together.lines)
      .filter((other) => !own.includes(other) && !named.isNamed(other, line))
    const found = chooseLines(near, (other) => book.minor(other), rest, policy, own.length === 0 ? 2 : 1)
    if (!found) continue
    matching.take({
      rule: bank.charges(line) === 0 ? 'one to many' : 'payout',
      standing: found.isSure ? 'matched' : 'suggested',
      bank: [line],
      book: [...own, ...found.lines],
      rivals: near.length - found.lines.length,
    })
  }
}

/** Several bank lines of one party that come to a ledger line, which none of them names. */
export function matchManyToOne(matching: Matching, named: NamedDocuments): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBank(matching, (line) => !named.isSaying(line) && bank.kind(line) !== 'return')
  const window = usualWindow(matching, 'many to one', policy.together)
  for (const other of matching.freeBook()) {
    if (named.isNamed(other)) continue
    const sum = book.minor(other)
    const near = parties.of(other, sum, window, policy.together.lines)
    const found = chooseLines(near, (line) => bank.minor(line), sum, policy)
    if (!found) continue
    const standing = found.isSure ? 'matched' : 'suggested'
    const rivals = near.length - found.lines.length
    matching.take({ rule: 'many to one', standing, bank: found.lines, book: [other], rivals })
  }
}
