import { finding, type Finding } from '../finding.ts'
import { outcomePhrase, type Outcome } from '../outcome.ts'
import type { GuardedCall } from '../policies.ts'

/** A value a model made up, and that no record bears, rests on nothing: a person must bear it. */
export function decideLiterals(
  call: GuardedCall,
  borne: ReadonlySet<string>,
  needed: readonly Outcome[],
): readonly Finding[] {
  const unborne = [...new Set(call.literals)].filter((name) => !borne.has(name))
  if (unborne.length === 0) return []
  return needed.map((outcome) =>
    finding(
      'relation',
      'literals',
      outcome,
      `A model supplied ${unborne.join(', ')} itself, which ${outcomePhrase(outcome)}.`,
    ),
  )
}
