import type { Plan } from '../planning/plan.ts'
import type { Activation } from './activation.ts'

/** Asks the agent's model for the next step. */
export async function think(activation: Activation, plan: Plan | undefined): Promise<void> {
  void plan
  throw new Error(`agent ${activation.loaded.agent.name} reasons by a model, and none is configured`)
}
