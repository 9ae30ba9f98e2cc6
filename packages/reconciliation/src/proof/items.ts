import type { Rule } from '../matching/groups.ts'
import type { Matching } from '../matching/matching.ts'
import type { Day } from '../statements/bank-line.ts'
import { residualOfBank, residualOfBook, type BankResidual, type BookResidual } from './residual.ts'

/** What a group is whose lines do not come to the same, or that somebody has to confirm. */
export type GroupResidual =
  | 'processing charges'
  | 'small difference'
  | 'discount'
  | 'exchange'
  | 'transposed'
  | 'wrong sign'
  | 'difference'
  | 'to confirm'

export const itemClasses = [
  'processing charges',
  'small difference',
  'discount',
  'exchange',
  'transposed',
  'wrong sign',
  'difference',
  'to confirm',
  'fee',
  'interest',
  'returned',
  'double at the bank',
  'not booked',
  'unexplained',
  'outstanding payment',
  'outstanding cheque',
  'stale cheque',
  'deposit in transit',
  'booked twice',
  'not at the bank',
] as const satisfies readonly (GroupResidual | BankResidual | BookResidual)[]
export type ItemClass = (typeof itemClasses)[number]

/** One thing by which the statement or the ledger is not yet what it has to be, or may not be. */
export interface Item {
  /** The side that it changes. */
  readonly side: 'bank' | 'book'
  readonly class: ItemClass
  /** By how much that side's balance changes, in minor units. */
  readonly minor: number
  /** The lines that it is about; none of a side where it knows nothing. */
  readonly bank: readonly number[]
  readonly book: readonly number[]
  /** The group that it is of, where it is of one. */
  readonly group: number | undefined
}

const ofRule: Readonly<Partial<Record<Rule, GroupResidual>>> = {
  payout: 'processing charges',
  'small difference': 'small difference',
  discount: 'discount',
  exchange: 'exchange',
  transposed: 'transposed',
  'wrong sign': 'wrong sign',
}

/**
 * Everything that is no plain match: each line that is in no group, each group with a difference, and each that is only
 * suggested.
 * @param lastDay Last day of the period: what is on its way is counted to it.
 */
export function itemsOf(matching: Matching, lastDay: Day): readonly Item[] {
  return [...ofGroups(matching), ...ofBank(matching), ...ofBook(matching, lastDay)]
}

function* ofGroups({ groups }: Matching): Generator<Item> {
  for (let group = 0; group < groups.length; group += 1) {
    if (groups.isPlain(group)) continue
    const { rule, differenceMinor: minor, bank, book } = groups.get(group)
    yield { side: 'book', class: minor === 0 ? 'to confirm' : (ofRule[rule] ?? 'difference'), minor, bank, book, group }
  }
}

function* ofBank(matching: Matching): Generator<Item> {
  const { bank } = matching
  for (const [line, name] of residualOfBank(matching)) {
    const minor = bank.minor(line)
    // What an earlier period left open stays what it was.
    const was = itemClasses.find((one) => one === bank.was(line)) ?? name
    const told = { class: was, bank: [line], book: [], group: undefined }
    yield was === 'double at the bank' ? { side: 'bank', minor: -minor, ...told } : { side: 'book', minor, ...told }
  }
}

function* ofBook(matching: Matching, lastDay: Day): Generator<Item> {
  for (const [line, name] of residualOfBook(matching, lastDay)) {
    const minor = matching.book.minor(line)
    const told = { class: name, bank: [], book: [line], group: undefined }
    yield name === 'booked twice' ? { side: 'book', minor: -minor, ...told } : { side: 'bank', minor, ...told }
  }
}
