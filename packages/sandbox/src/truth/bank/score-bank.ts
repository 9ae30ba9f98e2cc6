import type { BankClass } from '../../world/bank/classes.ts'
import { rate, type Rate } from '../wilson.ts'

/** Lines of both sides that belong together, or one that stands alone. Lines are named by numbers of the caller. */
export interface BankLineSet {
  readonly bank: readonly number[]
  readonly book: readonly number[]
}

export interface TrueBankGroup extends BankLineSet {
  readonly class: BankClass
  readonly identifiable: boolean
}

/** What a reconciliation found. */
export interface FoundBankGroups {
  /** Every group, matched alone or suggested. */
  readonly groups: Iterable<BankLineSet & { readonly standing: 'matched' | 'suggested' }>
  /** Everything that is no plain match, by the names that the reconciliation gives. */
  readonly items: Iterable<BankLineSet & { readonly class: string }>
}

/** Lines that nobody can tell apart stand for each other: the number of the first of them, for each line. */
export interface AlikeLines {
  readonly bank: (line: number) => number
  readonly book: (line: number) => number
}

export interface BankClassScore {
  /** Of this class, and identifiable. */
  readonly planted: number
  readonly found: number
  readonly precision: Rate
  readonly recall: Rate
}

export interface BankScore {
  /** Groups matched without asking that are right, line by line on both sides. */
  readonly precision: Rate
  /** Groups of both sides that can be known, and were found: matched or suggested. */
  readonly recall: Rate
  /** Of them, those that were matched without asking. */
  readonly recallAlone: Rate
  /** Suggestions that are right. */
  readonly suggested: Rate
  readonly classes: Readonly<Record<string, BankClassScore>>
}

/** What a reconciliation calls the classes of what is left over, and of pairs whose amounts differ. */
const namesOf: Readonly<Partial<Record<BankClass, string>>> = {
  'outstanding payment': 'outstanding payment',
  'outstanding cheque': 'outstanding cheque',
  'stale cheque': 'stale cheque',
  'deposit in transit': 'deposit in transit',
  fee: 'fee',
  interest: 'interest',
  'booked twice': 'booked twice',
  'double at the bank': 'double at the bank',
  'not booked': 'not booked',
  returned: 'returned',
  'net payout': 'processing charges',
  'small difference': 'small difference',
  discount: 'discount',
  transposed: 'transposed',
  'large difference': 'difference',
  'wrong sign': 'wrong sign',
  exchange: 'exchange',
}

/**
 * Compares what was found with what was planted: a group is right where both its sides are exactly those of one planted
 * group. What cannot be known is no part of recall; whoever claims to know it is wrong where it is not so.
 */
export function scoreBank(truth: readonly TrueBankGroup[], found: FoundBankGroups, alike: AlikeLines): BankScore {
  const keyOf = ({ bank, book }: BankLineSet) =>
    `${told(bank.map((line) => alike.bank(line)))}|${told(book.map((line) => alike.book(line)))}`
  const planted = new Map<string, TrueBankGroup>()
  for (const group of truth) planted.set(keyOf(group), group)
  const tally = { right: 0, wrong: 0, suggestedRight: 0, suggestedWrong: 0 }
  const [seen, alone] = [new Set<string>(), new Set<string>()]
  for (const group of found.groups) {
    const key = keyOf(group)
    const isRight = planted.has(key)
    if (isRight) seen.add(key)
    if (group.standing === 'suggested') tally[isRight ? 'suggestedRight' : 'suggestedWrong'] += 1
    else tally[isRight ? 'right' : 'wrong'] += 1
    if (isRight && group.standing === 'matched') alone.add(key)
  }
  const known = truth.filter(({ bank, book, identifiable }) => identifiable && bank.length > 0 && book.length > 0)
  const countIn = (keys: ReadonlySet<string>) => known.reduce((sum, group) => sum + Number(keys.has(keyOf(group))), 0)
  return {
    precision: rate(tally.right, tally.right + tally.wrong),
    recall: rate(countIn(seen), known.length),
    recallAlone: rate(countIn(alone), known.length),
    suggested: rate(tally.suggestedRight, tally.suggestedRight + tally.suggestedWrong),
    classes: scoreClasses(truth, planted, found.items, keyOf),
  }
}

function scoreClasses(
  truth: readonly TrueBankGroup[],
  planted: ReadonlyMap<string, TrueBankGroup>,
  items: FoundBankGroups['items'],
  keyOf: (lines: BankLineSet) => string,
): Readonly<Record<string, BankClassScore>> {
  const [claimed, right] = [new Map<string, number>(), new Map<string, Set<string>>()]
  const rightClaims = new Map<string, number>()
  for (const item of items) {
    claimed.set(item.class, (claimed.get(item.class) ?? 0) + 1)
    const key = keyOf(item)
    const group = planted.get(key)
    if (!group || namesOf[group.class] !== item.class) continue
    rightClaims.set(item.class, (rightClaims.get(item.class) ?? 0) + 1)
    const keys = right.get(item.class) ?? new Set()
    right.set(item.class, keys.add(key))
  }
  const names = [...new Set(Object.values(namesOf))]
  return Object.fromEntries(
    names.map((name) => {
      const known = truth.filter((group) => group.identifiable && namesOf[group.class] === name)
      const found = known.reduce((sum, group) => sum + Number(right.get(name)?.has(keyOf(group)) ?? false), 0)
      const claims = claimed.get(name) ?? 0
      const score = { precision: rate(rightClaims.get(name) ?? 0, claims), recall: rate(found, known.length) }
      return [name, { planted: known.length, found: claims, ...score }]
    }),
  )
}

function told(lines: readonly number[]): string {
  return lines.length === 1 ? String(lines[0]) : lines.toSorted((one, other) => one - other).join(',')
}

/** For each line the first that says the same. */
export function alikeBy(count: number, textOf: (line: number) => string): (line: number) => number {
  const firsts = new Map<string, number>()
  const alike = new Int32Array(count)
  for (let line = 0; line < count; line += 1) {
    const text = textOf(line)
    const first = firsts.get(text)
    if (first === undefined) firsts.set(text, line)
    alike[line] = first ?? line
  }
  return (line) => alike[line] ?? line
}
