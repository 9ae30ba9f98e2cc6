import type { MatchingPolicy } from './policy.ts'
import { countsByChance, subsetOf } from './subset-sum.ts'

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
  if (amounts.reduce((total, amount) => total + Math.abs(amount), 0) < Math.abs(sum)) return undefined
  const telling = countsByChance(amounts, { fewest, most }, chance)
  const found = subsetOf(amounts, sum, telling)
  if (found) return { lines: found.chosen.flatMap((at) => near[at] ?? []), isSure: found.unique }
  const others = countsByChance(amounts, { fewest, most }, chanceSuggested).filter((count) => !telling.includes(count))
  const guess = subsetOf(amounts, sum, others)
  return guess?.unique === true ? { lines: guess.chosen.flatMap((at) => near[at] ?? []), isSure: false } : undefined
}
