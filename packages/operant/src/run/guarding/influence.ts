import type { Principal } from '../../facts/provenance.ts'
import { isTrustworthy } from '../../guard/guarded-bearing.ts'
import { taintOf } from '../../planning/taint.ts'
import type { Activation } from '../activation.ts'

/**
 * Who had a say in what the run's model chose to do: the model itself, once it had been shown anything that is neither a
 * record's nor a person's, and everybody outside whose words it was shown. Nobody where search chooses.
 */
export function influencesOf(activation: Activation): readonly Principal[] {
  const { loaded, state } = activation
  const { reasoner } = loaded.agent
  // Where search reasons as well, nothing was chosen by a model before one was asked.
  if (reasoner === 'search' || (reasoner === 'hybrid' && state.reasoning.calls === 0)) return []
  const taint = taintOf(activation.known())
  const judged = [...state.facts.values()].some(({ label, stored }) => !isTrustworthy(label) || stored.length > 0)
  return judged || taint.length > 0 ? ['model', ...taint] : []
}
