import type { LineKind } from '../../statements/bank-line.ts'
import { Amounts } from '../amounts.ts'
import { chooseLines } from '../choose-lines.ts'
import { hashNumber, LineIndex } from '../line-index.ts'
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
  const named = namedParts(matching)
  const saying = new Set([...named.values()].flat())
  const parties = PartyLines.ofBank(matching, (line) => !saying.has(line))
  const strangers = new Strangers(matching, saying)
  for (const [other, parts] of named) {
    const rest = book.minor(other) - parts.reduce((sum, line) => sum + bank.minor(line), 0)
    if (rest === 0 || Math.sign(rest) !== Math.sign(book.minor(other))) continue
    const own = parties.of(other, rest, policy.together, policy.together.lines)
    const ofParty = chooseLines(own, (line) => bank.minor(line), rest, policy, 1)
    const lines = ofParty?.lines ?? withStranger(other, rest, own)
    if (!lines) continue
    const standing = ofParty?.isSure === true ? 'matched' : 'suggested'
    const rivals = own.length - (ofParty?.lines.length ?? 0)
    matching.take({ rule: 'many to one', standing, bank: [...parts, ...lines], book: [other], rivals })
  }

  /** The rest as one line of a stranger, alone or with one of the party's own: only where there is one, and hardly by chance. */
  function withStranger(other: number, rest: number, own: readonly number[]): readonly number[] | undefined {
    if (own.length > policy.together.lines) return undefined
    const alone = strangers.of(other, rest).map((line) => [line])
    const both = own.flatMap((line) => strangers.of(other, rest - bank.minor(line)).map((one) => [one, line]))
    const [only, another] = [...alone, ...both]
    if (!only || another) return undefined
    const expected = strangers.byChance(only[0] ?? -1) * (own.length + 1)
    return expected <= policy.together.chanceSuggested ? only : undefined
  }
}

/** What somebody paid that the ledger does not know, without saying for what. */
class Strangers {
  readonly #matching: Matching
  readonly #index: LineIndex
  readonly #amounts: Amounts

  constructor(matching: Matching, saying: ReadonlySet<number>) {
    const { bank, parties } = matching
    this.#matching = matching
    this.#index = new LineIndex(bank.length)
    const lines = [...matching.freeBank()].filter(
      (line) => !saying.has(line) && isPayment(bank.kind(line)) && parties.ofBank(line).length === 0,
    )
    for (const line of lines) this.#index.add(hashNumber(bank.minor(line)), line)
    this.#amounts = new Amounts({ length: lines.length, minor: (at) => bank.minor(lines[at] ?? -1) })
  }

  /** Those of an amount within the window of a ledger line. */
  of(bookLine: number, minor: number): readonly number[] {
    const { bank, policy } = this.#matching
    return [...this.#index.find(hashNumber(minor))].filter(
      (line) =>
        bank.minor(line) === minor &&
        this.#matching.isBankFree(line) &&
        isWithin(lag(this.#matching, line, bookLine), policy.together),
    )
  }

  /** How many others of its amount are to be expected. */
  byChance(line: number): number {
    return this.#amounts.others(this.#matching.bank.minor(line))
  }
}

function isPayment(kind: LineKind): boolean {
  return kind === 'payment' || kind === 'other'
}
