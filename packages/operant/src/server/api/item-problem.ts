import { itemRefusalText } from '../../people/item-refusal.ts'
import type { Principal } from '../../store/principals.ts'
import type { ItemRefusal } from '../../store/work-items.ts'
import { ApiProblem, type ProblemKind } from './problem.ts'

const kinds: Readonly<Record<ItemRefusal['refused'], ProblemKind>> = {
  'no such item': 'not-found',
  'no such run': 'not-found',
  settled: 'conflict',
  'not your role': 'not-permitted',
  'not claimed': 'conflict',
  ended: 'conflict',
  over: 'conflict',
  'run again': 'conflict',
  held: 'conflict',
}

/**
 * What was done, where nothing was refused.
 * @throws ApiProblem with why it was not, and who has it.
 */
export function done<Result>(
  result: Result | ItemRefusal | undefined,
  what: string,
  by: Principal,
): Exclude<Result, ItemRefusal> | undefined {
  if (typeof result !== 'object' || result === null || !('refused' in result))
    return result as Exclude<Result, ItemRefusal> | undefined
  const refusal = result
  const { refused: why } = refusal
  const held = 'since' in refusal ? { heldBy: refusal.by, since: refusal.since } : {}
  throw new ApiProblem(kinds[why], itemRefusalText(refusal, what, by), { also: { why, ...held } })
}
