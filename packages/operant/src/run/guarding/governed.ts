import type { EventBody } from '../../journal/events.ts'
import type { Activation } from '../activation.ts'
import type { Also, AppendResult } from '../store.ts'

/** Another version of the policies governs than the one a call was decided under: it has to be decided again. */
export class PolicyChanged extends Error {
  override readonly name = 'PolicyChanged'
  readonly agent: string

  constructor(agent: string) {
    super(`the policies of agent "${agent}" were changed meanwhile`)
    this.agent = agent
  }
}

/**
 * Commits what follows from a decision, in a transaction in which the version it was made under still governs.
 * @throws PolicyChanged where it does not; nothing has happened then.
 */
export async function commitDecided(
  activation: Activation,
  events: readonly EventBody[],
  also: Also = {},
): Promise<Exclude<AppendResult, { kind: 'policy changed' }>> {
  const { agent, policies } = activation.loaded
  const { version, autonomy = 0 } = policies
  const governedBy = version === undefined ? {} : { governedBy: { agent: agent.name, version, autonomy } }
  const result = await activation.commit(events, { ...also, ...governedBy })
  if (result.kind === 'policy changed') throw new PolicyChanged(agent.name)
  return result
}
