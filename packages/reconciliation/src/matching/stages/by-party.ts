import { assign } from '../assign.ts'
import { Edges } from '../edges.ts'
import { hashNumber, LineIndex } from '../line-index.ts'
import type { Matching } from '../matching.ts'
import type { Rarity } from '../rarity.ts'
import { isNear, isSameWay, lag, lagCost } from './lines.ts'
import type { NamedDocuments } from './named-documents.ts'

/** What a name that is less alike costs, in days of lag. */
const nameCost = 20
/** In days of lag: who is nearer than this may as well be the other. */
const margin = 0.5
/** Names that are less alike than this are of two parties. */
const otherParty = 0.6

/**
 * Pairs with the same amount and party within the window. Who might as well belong to another is suggested, and not
 * matched.
 */
export function matchByParty(matching: Matching): void {
  const { parties } = matching
  const edges = sameAmounts(matching, (line) => {
    const alike = parties.everyOfBank(line)
    return (other) => {
      const party = parties.ofBook(other)
      const found = alike.find((one) => one.party === party)
      return found && (1 - found.likeness) * nameCost
    }
  })
  for (const { bank, book, ambiguous, rivals } of assign(edges, margin)) {
    const standing = ambiguous ? 'suggested' : 'matched'
    matching.take({ rule: 'party', standing, bank: [bank], book: [book], rivals })
  }
}

/**
 * Pairs with the same amount alone, where the bank says no name or one that is cut or changed: only where the amount is so
 * rare that it would hardly be there by chance. A line or an entry that is about another document is not looked at.
 */
export function matchByAmount(matching: Matching, named: NamedDocuments, rarity: Rarity): void {
  const { bank, book, policy } = matching
  const edges = sameAmounts(matching, (line) => {
    if (named.isSaying(line) || bank.kind(line) === 'return') return undefined
    // What the bank books for itself is of nobody else.
    const isOwn = bank.kind(line) === 'fee' || bank.kind(line) === 'interest'
    return (other) => {
      if (named.isNamed(other) || (isOwn && book.has(other, 'party'))) return undefined
      return isSameWay(matching, line, other) ? 0 : undefined
    }
  })
  for (const { bank: line, book: other, ambiguous, rivals } of assign(edges, margin)) {
    const [one, two] = [bank.text(line, 'party'), book.text(other, 'party')]
    const isUnlike = one !== '' && two !== '' && matching.names.likeness(one, two) < otherParty
    const contradicts = isUnlike || matching.parties.isOther(line, other)
    const isRare = rarity.byChance(book.minor(other)) <= policy.party.chance
    const isOnly = !ambiguous && rivals === 0 && isRare
    // Somebody else may have paid for them; a person knows.
    if (!contradicts || isOnly)
      matching.take({
        rule: 'amount',
        standing: isOnly && !contradicts ? 'matched' : 'suggested',
        bank: [line],
        book: [other],
        rivals,
      })
  }
}

/** Pairs of free lines with the same amount within the window, and what they cost beyond their lag; undefined for none. */
function sameAmounts(
  matching: Matching,
  costsOf: (line: number) => ((other: number) => number | undefined) | undefined,
): Edges {
  const { bank, book, policy } = matching
  const index = new LineIndex(book.length)
  for (const line of matching.freeBook()) index.add(hashNumber(book.minor(line)), line)
  const edges = new Edges()
  for (const line of matching.freeBank()) {
    const costOf = costsOf(line)
    if (!costOf) continue
    for (const other of index.find(hashNumber(bank.minor(line)))) {
      if (book.minor(other) !== bank.minor(line)) continue
      const cost = isNear(matching, line, other, policy.party) ? costOf(other) : undefined
      if (cost !== undefined) edges.add(line, other, cost + lagCost(lag(matching, line, other)))
    }
  }
  return edges
}
