import { givenKey } from '../../planning/given-key.ts'
import { usableFact, type Knowledge } from '../../planning/knowledge.ts'
import type { ReadyStep } from '../../planning/plan.ts'

/** Milliseconds within which what was read need not be read again, unless something may have changed it. */
const justNow = 60_000

/** Why a read is of no use: the very same was read just now, and nothing happened since that could have changed it. */
export function refreshedReason(known: Knowledge, { spec, scope, inputs }: ReadyStep): string | undefined {
  if (spec.kind !== 'query') return undefined
  const fact = usableFact(known, givenKey(spec, spec.gives, scope, inputs.values))
  const same = fact?.giver.capability === spec.name && fact.giver.inputs === inputs.hash
  if (!fact || !same) return undefined
  const age = known.state.now - fact.readAt
  if (age > Math.min(justNow, spec.gives.freshFor ?? Infinity)) return undefined
  return `${spec.name} was read just now with the same inputs: what it gave is known`
}
