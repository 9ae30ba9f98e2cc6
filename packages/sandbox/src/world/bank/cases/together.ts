import { drawAmount } from '../amounts.ts'
import type { CaseCore, CaseLines } from '../case-lines.ts'
import { isSaid, type PlannedBankLine, type PlannedGroup } from '../planned.ts'

/** Cases of more than one line on a side, and two that might be taken for each other. */
export const together = {
  'one to many': (lines: CaseLines, { at, party, sign }: CaseCore): readonly PlannedGroup[] => {
    const { draws } = lines
    const book = Array.from({ length: draws.integer(2, 5) }, () => ({
      ...lines.book(at + draws.integer(0, 2), sign * drawAmount(draws), party),
      cheque: '',
    }))
    const [first] = book
    if (!first) return []
    const bank = [lines.bank(first, at + 4, book, sumOf(book))]
    return [{ class: 'one to many', bank, book, identifiable: true }]
  },
  'many to one': (lines: CaseLines, { at, book, party }: CaseCore): readonly PlannedGroup[] => {
    const { draws } = lines
    const count = draws.chance(0.5) ? 2 : 3
    const whole = { ...book, cheque: '', party }
    const share = Math.round((whole.minor / count) * (0.8 + 0.3 * draws.unit()))
    const parts = [...Array.from({ length: count - 1 }, () => share), whole.minor - share * (count - 1)]
    const bank = parts.map((minor) => lines.bank(whole, at + draws.integer(0, 4), [whole], minor))
    return [{ class: 'many to one', bank, book: [whole], identifiable: bank.every(isSaid) }]
  },
  'net payout': (lines: CaseLines, { at }: CaseCore): readonly PlannedGroup[] => [payout(lines, at)],
  /** Two of the same amount by the same party within days: whoever pairs them has to know which is which. */
  twins: (lines: CaseLines, { at, minor, party }: CaseCore): readonly PlannedGroup[] => {
    const again = lines.book(at, minor, party)
    const books = [again, lines.book(at + lines.draws.integer(0, 2), minor, party)].map((one) => ({
      ...one,
      cheque: '',
    }))
    const pairs = books.map((one, index) => ({ book: one, bank: lines.bank(one, at + 1 + index * 2) }))
    const identifiable = pairs.some(({ bank }) => isSaid(bank))
    const told = { class: 'twins', decoyOf: 'booked twice', identifiable } as const
    return pairs.map(({ book, bank }) => ({ ...told, bank: [bank], book: [book] }))
  },
} satisfies Readonly<Record<string, (lines: CaseLines, core: CaseCore) => readonly PlannedGroup[]>>

/** The card sales of a day, less what their processor keeps: 2.9 % and 0.30 of each. */
function payout(lines: CaseLines, at: number): PlannedGroup {
  const { draws, world } = lines
  const batch = lines.number('batch')
  const book = Array.from({ length: draws.integer(3, 8) }, () => ({
    ...lines.book(at, 500 + Math.floor(draws.unit() * 40_000), 'Cardline Payments S.A.'),
    reference: '',
    cheque: '',
    text: 'card sale',
    batch,
  }))
  const chargesMinor = book.reduce((sum, one) => sum + Math.round(one.minor * 0.029) + 30, 0)
  const text = draws.chance(world.difficulty === 1 ? 1 : 0.75) ? `PAYOUT ${batch}` : 'PAYOUT'
  const bank: PlannedBankLine = {
    day: lines.day(at + 2),
    minor: sumOf(book) - chargesMinor,
    kind: 'payout',
    party: 'CARDLINE PAYMENTS S.A.',
    reference: '',
    text,
    cheque: '',
    chargesMinor,
    original: '',
  }
  return { class: 'net payout', bank: [bank], book, identifiable: text !== 'PAYOUT' }
}

function sumOf(lines: readonly { readonly minor: number }[]): number {
  return lines.reduce((sum, { minor }) => sum + minor, 0)
}
