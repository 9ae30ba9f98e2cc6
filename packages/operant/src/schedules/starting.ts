import { hashOf } from '../facts/json.ts'
import type { Clock } from '../facts/time.ts'
import type { LoadedAgent } from '../run/loading/load-agent.ts'

/** What starting goals by themselves needs of the project. */
export interface StartingContext {
  readonly clock: Clock
  readonly agents: ReadonlyMap<string, LoadedAgent>
  /** Loads the policies that govern an agent now. */
  readonly refreshPolicies?: (agent: string) => Promise<void>
}

/** The run of a time or an event: the same in every process, so that it is opened once. */
export function runOf(...parts: readonly string[]): string {
  return `run_${hashOf(parts).slice(0, 16)}`
}

/** What a goal cannot be started for; the text says why, for whoever looks. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/** A declared schedule or trigger, as it starts goals. */
interface Starter {
  readonly kind: 'schedule' | 'trigger'
  readonly name: string
  readonly agent: string
  readonly goal: string
  readonly roles: readonly string[]
}

/** Who a schedule or a trigger is, for the journal and for policies. */
export function starterName({ kind, name }: Pick<Starter, 'kind' | 'name'>): string {
  return `${kind} ${name}`
}

/**
 * The agent and the goal that are to be started.
 * @throws NotStarted where the project has them no more, or the policies grant nothing to the starter.
 */
export function goalToStart({ agents }: StartingContext, starter: Starter, askedBy: string | null) {
  const taker = agents.get(starter.agent)
  const goal = taker?.agent.goals.get(starter.goal)
  if (!taker || !goal) throw new NotStarted(`there is no agent ${starter.agent} with a goal ${starter.goal}`)
  if (taker.policies.granting && starter.roles.length === 0 && askedBy === null)
    throw new NotStarted(
      `the policies of agent ${starter.agent} grant by role, and ${starterName(starter)} has none. To mend it, give it roles`,
    )
  return { agent: taker.agent, goal }
}
