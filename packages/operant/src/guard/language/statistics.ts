import { Money } from '../../facts/money.ts'
import { NotAsPromised } from './value.ts'

/** The sum of a list; of an empty list of amounts there is none, for it has no currency. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

export function sumOfMoney(values: readonly Money[]): Money {
  const [first, ...others] = values
  if (!first) throw new NotAsPromised('an empty list of amounts has no sum')
  return others.reduce((sum, value) => sum.plus(value), first)
}

/** The middle value; of an even number the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  const lower = sorted[Math.ceil(middle) - 1]
  if (upper === undefined || lower === undefined) throw new NotAsPromised('an empty list has no median')
  return (upper + lower) / 2
}

/** The same of amounts, rounded down to the minor unit. */
export function medianOfMoney(values: readonly Money[]): Money {
  return Money.ofMinor(BigInt(Math.floor(medianOf(minorOf(values)))), values[0]?.currency ?? '')
}

/** Fewest earlier values that say what is usual. */
const fewest = 5

/**
 * How far a value lies from earlier ones, robustly: the modified z-score 0.6745 (x - median) / MAD of Iglewicz and
 * Hoaglin, "How to Detect and Handle Outliers" (1993), who take values beyond 3.5 for outliers. Where more than half of
 * the values are equal (MAD 0) the mean absolute deviation takes its place: (x - median) / (1.253314 meanAD).
 */
export function robustZ(value: number, earlier: readonly number[]): number {
  if (earlier.length < fewest) throw new NotAsPromised(`${earlier.length} earlier values are too few to compare with`)
  const { median, unit } = spreadOf(earlier)
  if (unit > 0) return (value - median) / unit
  return value === median ? 0 : Math.sign(value - median) * Number.MAX_VALUE
}

/** The median of values, and how far from it a modified z-score of 1 lies; 0 where they are all equal. */
export function spreadOf(values: readonly number[]): { readonly median: number; readonly unit: number } {
  const median = medianOf(values)
  const apart = values.map((one) => Math.abs(one - median))
  const deviation = medianOf(apart)
  return { median, unit: deviation > 0 ? deviation / 0.6745 : (1.253314 * sumOf(apart)) / apart.length }
}

export function robustZOfMoney(value: Money, earlier: readonly Money[]): number {
  return robustZ(Number(value.minor), minorOf(earlier, value.currency))
}

/** Minor units of amounts in one currency; throws for several. */
function minorOf(values: readonly Money[], currency = values[0]?.currency): readonly number[] {
  return values.map((value) => {
    if (value.currency !== currency) throw new NotAsPromised(`${value.currency} is not ${currency}`)
    return Number(value.minor)
  })
}
