import {
  BankLines,
  dayOf,
  LedgerLines,
  reconcile,
  usualReconciliation,
  type LedgerLine,
  type ReconciliationPolicy,
} from '@operant/reconciliation'
import { alikeBy, planMonth, scoreBank, type BankScore, type TrueBankGroup } from '@operant/sandbox/planter'
import type { Difficulty } from '../support/seeds.ts'
import { perturbed, type Perturbation } from './perturb.ts'

export interface MonthOptions {
  readonly seed: number
  readonly lines: number
  readonly difficulty: Difficulty
}

export interface ScoredMonth extends MonthOptions {
  readonly score: BankScore
  readonly ties: boolean
  /** Matching and all that follows, without making the month. */
  readonly milliseconds: number
}

type Month = ReturnType<typeof planMonth>

/**
 * Makes a month, reconciles it, and compares with what was planted.
 * @param habits What is otherwise in this world, and the policy of whoever lives in it.
 */
export function scoreMonth(
  { seed, lines, difficulty }: MonthOptions,
  habits: { readonly perturbation?: Perturbation; readonly policy?: ReconciliationPolicy } = {},
): ScoredMonth {
  const { perturbation, policy = usualReconciliation } = habits
  const [first, last] = [dayOf(2026, 10, 1) ?? 0, dayOf(2026, 10, 31) ?? 0]
  const planned = planMonth({ seed, lines, difficulty, first, last })
  const month = perturbation ? perturbed(planned, perturbation) : planned
  const bank = bankLinesOf(month)
  const { book, places } = bookLinesOf(month, first)
  const openingBookMinor = 0
  // What the books had before and the bank had not.
  const openingBankMinor = -sumOf(book, 0, book.carried)
  const closing = { day: last, minor: openingBankMinor + sumOf(bank, 0, bank.length) }
  const opening = { day: first, minor: openingBankMinor }
  const head = { account: 'X', currency: 'EUR', number: '10', opening, closing }
  const began = performance.now()
  const statement = { head, lines: bank }
  const identity = { account: 'euro', period: '2026-10', lastDay: last }
  const { matching, items, proof } = reconcile({ ...identity, statement, book, openingBookMinor, policy })
  const milliseconds = performance.now() - began
  const groups = Array.from({ length: matching.groups.length }, (_, index) => matching.groups.get(index))
  const alike = {
    bank: alikeBy(bank.length, (line) => JSON.stringify({ ...bank.get(line), bankReference: '' })),
    book: alikeBy(book.length, (line) => JSON.stringify({ ...book.get(line), id: '' })),
  }
  const score = scoreBank(truthOf(month, places), { groups, items }, alike)
  return { seed, lines: bank.length, difficulty, score, ties: proof.ties, milliseconds }
}

function bankLinesOf({ bank }: Month): BankLines {
  const lines = new BankLines()
  for (const [at, { line }] of bank.entries()) {
    const { day, ...said } = line
    lines.add({ booked: day, value: day, reversal: line.kind === 'return', bankReference: `b${at}`, ...said })
  }
  return lines
}

/** The ledger, with what is older than the month as carried; and where each planted line stands in it. */
function bookLinesOf({ book }: Month, first: number): { readonly book: LedgerLines; readonly places: Int32Array } {
  const places = new Int32Array(book.length)
  const old = book.flatMap(({ line }, at) => (line.day < first ? [at] : []))
  const carried = old.map((at) => entryOf(book[at]?.line, at)).filter((line) => line !== undefined)
  const lines = new LedgerLines(carried)
  for (const [place, at] of old.entries()) places[at] = place
  for (const [at, { line }] of book.entries()) {
    const entry = line.day < first ? undefined : entryOf(line, at)
    if (entry) places[at] = lines.add(entry)
  }
  return { book: lines, places }
}

function entryOf(line: Month['book'][number]['line'] | undefined, at: number): LedgerLine | undefined {
  return line && { id: `g${at}`, ...line }
}

function truthOf({ bank, book }: Month, places: Int32Array): readonly TrueBankGroup[] {
  const groups = new Map<number, TrueBankGroup & { bank: number[]; book: number[] }>()
  const groupOf = ({ group, class: name, identifiable }: Month['bank'][number] | Month['book'][number]) => {
    const known = groups.get(group) ?? { class: name, identifiable, bank: [], book: [] }
    groups.set(group, known)
    return known
  }
  for (const [at, planted] of bank.entries()) groupOf(planted).bank.push(at)
  for (const [at, planted] of book.entries()) groupOf(planted).book.push(places[at] ?? -1)
  return [...groups.values()]
}

function sumOf(lines: { minor(line: number): number }, from: number, to: number): number {
  let sum = 0
  for (let line = from; line < to; line += 1) sum += lines.minor(line)
  return sum
}
