import type { MatchingPolicy } from './policy.ts'
import { subsetOf, sumsByChance } from './subset-sum.ts'

/** Lines that come to a sum. */
export interface ChosenLines {
  readonly lines: readonly number[]
  /** There is no other choice, and hardly one by chance. */
  readonly isSure: boolean
}

/**
 * The lines that come to a sum. Only choices of which hardly one would be there by chance are looked at first; where none of
 * them does, others of which few would be are suggested if only one does.
 * @param fewest How many are chosen at least.
 */
export function chooseLines(
  near: readonly number[],
  amountOf: (line: number) => number,
  sum: number,
  { together: { lines: looked, chosen: most, chance, chanceSuggested } }: MatchingPolicy,
  fewest = 2,
): ChosenLines | undefined {
  if (near.length < fewest || near.length > looked) return undefined
  const amounts = near.map(amountOf)
  const spread = amounts.reduce((total, amount) => total + Math.abs(amount), 0)
  if (spread < Math.abs(sum)) return undefined
  const counts = Array.from({ length: Math.min(most, near.length) - fewest + 1 }, (_, at) => at + fewest)
  const expected = new Map(counts.map((count) => [count, sumsByChance(near.length, count, spread)]))
  const upTo = (least: number, limit: number) =>
    counts.filter((count) => (expected.get(count) ?? 0) > least && (expected.get(count) ?? 0) <= limit)
  const telling = upTo(-1, chance)
  const found = subsetOf(amounts, sum, telling)
  if (found) return { lines: found.chosen.flatMap((at) => near[at] ?? []), isSure: found.unique }
  const guess = subsetOf(amounts, sum, upTo(chance, chanceSuggested))
  return guess?.unique === true ? { lines: guess.chosen.flatMap((at) => near[at] ?? []), isSure: false } : undefined
}
