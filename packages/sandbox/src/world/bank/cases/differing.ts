import type { Draws } from '../../../random.ts'
import { transposedOf } from '../amounts.ts'
import type { CaseCore, CaseLines } from '../case-lines.ts'
import type { BankClass } from '../classes.ts'
import { isSaid, pairOf, type PlannedBookLine, type PlannedGroup } from '../planned.ts'

/** Pairs whose two amounts differ. */
export const differing = {
  'small difference': (lines: CaseLines, { at, book, minor }: CaseCore) => {
    const most = Math.min(480, Math.floor(Math.abs(minor) * 0.0045))
    if (most < 1) return [pairOf('exact', lines.bank(book, at), book)]
    const { draws } = lines
    return [differ(lines, 'small difference', at, book, minor + eitherWay(draws) * draws.integer(1, most))]
  },
  discount: (lines: CaseLines, { at, book, minor }: CaseCore) => [
    differ(lines, 'discount', at, book, minor - Math.sign(minor) * Math.round(Math.abs(minor) * 0.02)),
  ],
  transposed: (lines: CaseLines, { at, book, minor, sign }: CaseCore) => {
    const wrong = transposedOf(Math.abs(minor), lines.draws)
    return [
      wrong === undefined
        ? pairOf('exact', lines.bank(book, at), book)
        : differ(lines, 'transposed', at, book, sign * wrong),
    ]
  },
  'large difference': (lines: CaseLines, { at, book, minor }: CaseCore) => {
    const paid = Math.round(minor * (0.55 + 0.35 * lines.draws.unit()))
    const group = differ(lines, 'large difference', at, book, paid)
    return [paid % 3 === 0 ? asIfTransposed(group, minor) : group]
  },
  'wrong sign': (lines: CaseLines, { at, book, minor }: CaseCore) => [differ(lines, 'wrong sign', at, book, -minor)],
  exchange: (lines: CaseLines, { at, book, minor }: CaseCore) => {
    const rate = 0.985 + 0.03 * lines.draws.unit()
    const original = `${(Math.abs(minor) / 100).toFixed(2)} USD`
    const group = differ(lines, 'exchange', at, book, Math.round(minor * rate))
    return [{ ...group, bank: group.bank.map((line) => ({ ...line, original })) }]
  },
} satisfies Readonly<Record<string, (lines: CaseLines, core: CaseCore) => readonly PlannedGroup[]>>

/** By a multiple of nine, as digits the wrong way round are, though none are. */
function asIfTransposed(group: PlannedGroup, minor: number): PlannedGroup {
  const [line] = group.bank
  const paid = line ? line.minor + ((minor - line.minor) % 9) : 0
  const isTransposed = digitsOf(paid) === digitsOf(minor)
  return !line || isTransposed ? group : { ...group, bank: [{ ...line, minor: paid }], decoyOf: 'transposed' }
}

function digitsOf(minor: number): string {
  return String(Math.abs(minor)).split('').toSorted().join('')
}

function eitherWay(draws: Draws): 1 | -1 {
  return draws.chance(0.5) ? 1 : -1
}

/** A pair that can be told by its document alone: where that is not said nobody can know. */
function differ(lines: CaseLines, name: BankClass, at: number, book: PlannedBookLine, minor: number): PlannedGroup {
  const bank = lines.bank(book, at + lines.draws.integer(0, 3), [book], minor)
  return { class: name, bank: [bank], book: [book], identifiable: isSaid(bank) }
}
