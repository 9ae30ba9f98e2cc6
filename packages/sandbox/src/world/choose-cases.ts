import { drawsOf, shuffled } from '../random.ts'
import type { Case } from './cases/case.ts'
import { deliveredCases } from './cases/delivered.ts'
import { noClaimCases } from './cases/no-claim.ts'
import { notArrivingCases } from './cases/not-arriving.ts'
import { onTheWayCases } from './cases/on-the-way.ts'
import { otherCases } from './cases/other.ts'

export const allCases: readonly Case[] = [
  ...noClaimCases,
  ...onTheWayCases,
  ...notArrivingCases,
  ...deliveredCases,
  ...otherCases,
]

/** One of each case as far as the tickets go, spread over the rows; then by their shares. In an order that tells nothing. */
export function chooseCases(seed: number, tickets: number): Case[] {
  const chosen = spread(allCases).slice(0, tickets)
  for (let index = chosen.length; index < tickets; index++) chosen.push(byShare(seed, index))
  return shuffled(seed, 'order of the tickets', chosen)
}

/** The first case of every row, then the second, and so on. */
function spread(cases: readonly Case[]): Case[] {
  const seen = new Map<number | null, number>()
  const ranked = cases.map((planted) => {
    const rank = seen.get(planted.row) ?? 0
    seen.set(planted.row, rank + 1)
    return { planted, rank }
  })
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ planted }) => planted)
}

function byShare(seed: number, index: number): Case {
  const total = allCases.reduce((sum, { share }) => sum + share, 0)
  let left = drawsOf(seed, 'case', index).unit() * total
  const found = allCases.find(({ share }) => (left -= share) < 0) ?? allCases[0]
  if (!found) throw new Error('There are no cases')
  return found
}
