import { permutedNumber, unit } from '../../random.ts'
import type { Difficulty } from '../scene.ts'
import { bankClasses, bankRates, type BankClass } from './classes.ts'
import { isWeekday } from '../../records/bank/months.ts'
import { partyCount } from './parties.ts'
import { planCase } from './plan-case.ts'
import type { BankWorld, PlannedBankLine, PlannedBookLine } from './planned.ts'

export interface BankMonth {
  readonly seed: number
  /** About so many lines of the statement. */
  readonly lines: number
  readonly difficulty: Difficulty
  /** First and last day of the month, as days since 1970. */
  readonly first: number
  readonly last: number
}

export interface Planted<Line> {
  readonly line: Line
  /** What it belongs to: the same number on both sides. */
  readonly group: number
  readonly class: BankClass
  readonly identifiable: boolean
}

/** A month of a bank account: what was booked and what the bank did, each line with what it is, in no order that tells. */
export function planMonth(month: BankMonth): {
  readonly bank: readonly Planted<PlannedBankLine>[]
  readonly book: readonly Planted<PlannedBookLine>[]
} {
  const { seed, lines } = month
  const world = bankWorld(month)
  const [bank, book]: [Planted<PlannedBankLine>[], Planted<PlannedBookLine>[]] = [[], []]
  let group = 0
  for (let index = 0; index < casesFor(lines); index += 1)
    for (const planned of planCase(world, index)) {
      const { identifiable } = planned
      const told = { group, class: planned.class, identifiable }
      for (const line of planned.bank) bank.push({ line, ...told })
      for (const line of planned.book) book.push({ line, ...told })
      group += 1
    }
  return { bank: inOrder(seed, 'bank order', bank), book: inOrder(seed, 'book order', book) }
}

/** What all cases of a month have in common. */
export function bankWorld({ seed, difficulty, lines, first, last }: BankMonth): BankWorld {
  return {
    seed,
    difficulty,
    days: Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(isWeekday),
    parties: Math.min(partyCount, Math.max(12, Math.round(4 * lines ** 0.5))),
    document: (kind, index) => documentNumber(seed, kind, index),
  }
}

/** How many cases make about so many lines. */
export function casesFor(lines: number): number {
  const rates = bankClasses.map((name) => bankRates[name])
  const all = rates.reduce((sum, { rate }) => sum + rate, 0)
  const each = rates.reduce((sum, one) => sum + one.rate * one.lines, 0) / all
  return Math.round(lines / each)
}

const prefixes = { receipt: 'RCV', payment: 'PAY', cheque: '', batch: 'PO' } as const

/** Numbers of six digits run out after 900,000: those behind them begin with the next letter. */
function documentNumber(seed: number, kind: keyof typeof prefixes, index: number): string {
  const series = Math.floor(index / 900_000)
  const number = permutedNumber(seed, `bank ${kind} ${series}`, index % 900_000)
  return `${prefixes[kind]}${series === 0 ? '' : series}${number}`
}

function inOrder<Line extends { readonly day: number }>(
  seed: number,
  stream: string,
  planted: readonly Planted<Line>[],
): readonly Planted<Line>[] {
  const ranks = planted.map((_, index) => unit(seed, stream, index, 0))
  const order = planted.map((_, index) => index)
  order.sort(
    (one, other) =>
      (planted[one]?.line.day ?? 0) - (planted[other]?.line.day ?? 0) || (ranks[one] ?? 0) - (ranks[other] ?? 0),
  )
  return order.flatMap((index) => planted[index] ?? [])
}
