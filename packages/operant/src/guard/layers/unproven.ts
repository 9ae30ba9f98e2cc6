import { finding, type Finding } from '../finding.ts'
import { combine, outcomePhrase, type Outcome } from '../outcome.ts'
import type { GuardedCall } from '../policies.ts'

/**
 * Whatever the policies say, a person looks at each use of an unproven write: whoever approves it anyway, or else an
 * operator.
 */
export function decideUnproven(
  { action, unproven }: GuardedCall,
  others: readonly Finding[],
  authority: readonly string[],
  otherwise: Outcome,
): readonly Finding[] {
  if (!unproven) return []
  const asked = combine(
    others.map((one) => one.outcome),
    authority,
  )
  const outcome = asked.effect === 'approve' ? asked : otherwise
  const lacks =
    unproven.length === 0 ? 'is still declared as unproven' : `is unproven (missing: ${unproven.join(', ')})`
  return [finding('autonomy', 'unproven write', outcome, `${action} ${lacks}, which ${outcomePhrase(outcome)}.`)]
}
