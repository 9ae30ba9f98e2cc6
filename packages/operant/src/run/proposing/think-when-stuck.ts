import type { Plan } from '../../planning/plan.ts'
import type { Activation } from '../activation.ts'
import type { Move } from '../deciding/decide.ts'
import { asSearchAlone } from '../deciding/when-stuck.ts'
import { think } from './think.ts'

/**
 * Asks the model for the next step because search finds none. Where it cannot be asked, or not any more, the run ends as
 * search alone would have ended it, and says so.
 */
export async function thinkWhenStuck(
  activation: Activation,
  plan: Plan | undefined,
  stuck: string,
): Promise<Move | undefined> {
  if (!activation.context.reasoner) return asSearchAlone(stuck, 'No model could be asked: none is configured')
  const move = await think(activation, plan)
  // What ends the run while a proposal is carried out is the proposal's own matter.
  if (move?.kind !== 'give up' || activation.state.proposal) return move
  return asSearchAlone(stuck, `The model could not help: ${move.why}`)
}
