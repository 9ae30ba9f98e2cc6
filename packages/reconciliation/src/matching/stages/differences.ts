import type { Rule, Standing } from '../groups.ts'
import type { MatchingPolicy } from '../policy.ts'

/** What a pair with one reference and two amounts is. */
export interface Difference {
  readonly rule: Rule
  readonly standing: Standing
}

/**
 * What the difference between a bank line and its ledger line is, by amounts and calendar days alone; the first that fits.
 * What is small and what was agreed is matched; everything else is suggested.
 */
export function classifyDifference(
  bankMinor: number,
  bookMinor: number,
  days: number,
  isExchanged: boolean,
  { small, discounts, exchangeShare }: MatchingPolicy,
): Difference {
  const difference = bankMinor - bookMinor
  const [size, whole] = [Math.abs(difference), Math.abs(bookMinor)]
  if (bankMinor === -bookMinor) return { rule: 'wrong sign', standing: 'suggested' }
  if (isTransposed(bankMinor, bookMinor)) return { rule: 'transposed', standing: 'suggested' }
  const isDiscount = discounts.some(
    ({ share, withinDays }) => days <= withinDays && Math.abs(bankMinor) < whole && size === Math.round(whole * share),
  )
  if (isDiscount) return { rule: 'discount', standing: 'matched' }
  if (isExchanged && size <= whole * exchangeShare) return { rule: 'exchange', standing: 'matched' }
  if (size <= small.minor && size <= whole * small.share) return { rule: 'small difference', standing: 'matched' }
  return { rule: 'difference', standing: 'suggested' }
}

/**
 * Whether somebody typed two neighbouring digits the wrong way round, or slid the point by one: the difference of numbers
 * with the same digits is divisible by nine.
 */
export function isTransposed(one: number, other: number): boolean {
  if (Math.sign(one) !== Math.sign(other) || one === other) return false
  if (Math.abs(one) === Math.abs(other) * 10 || Math.abs(other) === Math.abs(one) * 10) return true
  if ((one - other) % 9 !== 0) return false
  const [first, second] = [String(Math.abs(one)), String(Math.abs(other))]
  if (first.length !== second.length) return false
  const differing = Array.from(first, (digit, at) => (digit === second[at] ? [] : [at])).flat()
  const [left = -1, right = -1] = differing
  return differing.length === 2 && right === left + 1 && first[left] === second[right] && first[right] === second[left]
}
