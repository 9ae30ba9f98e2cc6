import type { Matching } from '../matching.ts'
import { PartyLines } from '../party-lines.ts'

/**
 * All that is open between us and one party, where both sides come to the same: which line is for which entry cannot be
 * told. There is no choice in it, for each line may be for each of these entries and for no other, and the other way round.
 * It is suggested all the same: nothing says that they belong together but their sum.
 */
export function suggestManyToMany(matching: Matching): void {
  const { bank, book, policy } = matching
  const { together } = policy
  const [entries, lines] = [PartyLines.ofBook(matching), PartyLines.ofBank(matching)]
  for (const line of matching.freeBank()) {
    const near = entries.near(line, bank.minor(line), together, together.lines)
    const [first] = near
    if (first === undefined || !isSeveral(near)) continue
    const others = lines.of(first, bank.minor(line), together, together.lines)
    if (!isSeveral(others) || sumOf(others, bank) !== sumOf(near, book)) continue
    const isWhole =
      others.every((other) => isSame(entries.near(other, bank.minor(other), together, together.lines), near)) &&
      near.every((entry) => isSame(lines.of(entry, book.minor(entry), together, together.lines), others))
    if (isWhole) matching.take({ rule: 'many to many', standing: 'suggested', bank: others, book: near, rivals: 0 })
  }

  function isSeveral(found: readonly number[]): boolean {
    return found.length >= 2 && found.length <= together.lines
  }
}

function sumOf(found: readonly number[], of: { minor(line: number): number }): number {
  return found.reduce((sum, line) => sum + of.minor(line), 0)
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((line) => other.includes(line))
}
