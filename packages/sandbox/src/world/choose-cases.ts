import { drawsOf } from '../random.ts'
import type { Case } from './cases/case.ts'
import { deliveredCases } from './cases/delivered.ts'
import { noClaimCases } from './cases/no-claim.ts'
import { notArrivingCases } from './cases/not-arriving.ts'
import { onTheWayCases } from './cases/on-the-way.ts'
import { otherCases } from './cases/other.ts'
import { returnCases } from './cases/returns.ts'
import { splitCases } from './cases/split.ts'

const groups: readonly (readonly Case[])[] = [
  ...Map.groupBy(
    [...noClaimCases, ...splitCases, ...onTheWayCases, ...notArrivingCases, ...deliveredCases],
    ({ row }) => row,
  ).values(),
  otherCases,
  returnCases,
]

export const allCases: readonly Case[] = groups.flat()

/** The first case of every row, then the second, and so on; those that are taken for others come last. */
const spread: readonly Case[] = groups
  .flatMap((cases) => cases.map((planted, rank) => ({ planted, rank })))
  .toSorted((left, right) => Number(isDecoy(left)) - Number(isDecoy(right)) || left.rank - right.rank)
  .map(({ planted }) => planted)

function isDecoy({ planted }: { planted: Case }): boolean {
  return planted.decoyOf !== undefined
}

/**
 * The case of ticket `index`, whatever the number of tickets: one of each as far as they go, spread over the rows, then
 * by their shares. Numbers, times and physical order come from elsewhere, so that this order shows nowhere.
 */
export function chooseCase(seed: number, index: number): Case {
  return spread[index] ?? byShare(seed, index)
}

function byShare(seed: number, index: number): Case {
  const total = allCases.reduce((sum, { share }) => sum + share, 0)
  let left = drawsOf(seed, 'case', index).unit() * total
  const found = allCases.find(({ share }) => (left -= share) < 0) ?? allCases[0]
  if (!found) throw new Error('There are no cases')
  return found
}
