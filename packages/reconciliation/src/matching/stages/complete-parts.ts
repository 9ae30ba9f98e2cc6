import type { LineKind } from '../../statements/bank-line.ts'
import { chooseLines } from '../choose-lines.ts'
import type { Matching } from '../matching.ts'
import { PartyLines } from '../party-lines.ts'
import { isWithin, lag } from './lines.ts'
import { namedParts } from './named-parts.ts'

/**
 * Ledger lines that some bank lines name without coming to them: the rest is looked for among what the same party paid
 * without saying for what, and among what somebody paid that the ledger does not know.
 */
export function completeParts(matching: Matching): void {
  const { bank, book, policy } = matching
  const nameless: number[] = []
  const named = namedParts(matching)
  const saying = new Set([...named.values()].flat())
  const parties = PartyLines.ofBank(matching, (line) => !saying.has(line))
  for (const line of matching.freeBank())
    if (!saying.has(line) && matching.parties.ofBank(line).length === 0 && isPayment(bank.kind(line)))
      nameless.push(line)
  // Business days as calendar days, with holidays.
  const reach = (Math.max(policy.together.to, -policy.together.from) * 7) / 5 + 7
  for (const [other, parts] of named) {
    const rest = book.minor(other) - parts.reduce((sum, line) => sum + bank.minor(line), 0)
    if (rest === 0 || Math.sign(rest) !== Math.sign(book.minor(other))) continue
    const isNear = (line: number) =>
      Math.abs(bank.booked(line) - book.day(other)) <= reach &&
      matching.isBankFree(line) &&
      Math.sign(bank.minor(line)) === Math.sign(rest) &&
      isWithin(lag(matching, line, other), policy.together)
    const own = parties.of(other, rest, policy.together, policy.together.lines)
    const ofParty = chooseLines(own, (line) => bank.minor(line), rest, policy, 1)
    const found =
      ofParty ??
      chooseLines(
        [...own, ...firstOf(nameless, isNear, policy.together.lines + 1)],
        (line) => bank.minor(line),
        rest,
        policy,
        1,
      )
    if (!found) continue
    const standing = ofParty?.isSure === true ? 'matched' : 'suggested'
    const rivals = own.length - (ofParty?.lines.length ?? 0)
    matching.take({ rule: 'many to one', standing, bank: [...parts, ...found.lines], book: [other], rivals })
  }
}

/** So many of the lines that are meant. */
function firstOf(lines: readonly number[], isMeant: (line: number) => boolean, most: number): readonly number[] {
  const found: number[] = []
  for (const line of lines) {
    if (found.length === most) break
    if (isMeant(line)) found.push(line)
  }
  return found
}

function isPayment(kind: LineKind): boolean {
  return kind === 'payment' || kind === 'other'
}
