import { levels, type AutonomyCap, type Level } from '../guard/sections/autonomy.ts'
import { autonomyEvidence, type AutonomyEvidence } from '../store/autonomy-evidence.ts'
import type { Project } from './open-project.ts'

/** How far an agent goes by itself with one of its actions, what keeps it from more, and how it went so far. */
export interface ActionAutonomy {
  readonly agent: string
  readonly action: string
  readonly risk: string
  /** The strictest that holds for every call. */
  readonly level: Level
  /** Each cap in words; some are for part of the calls. */
  readonly because: readonly string[]
  readonly evidence?: AutonomyEvidence
}

/** The autonomy of one agent, or of all, as it is now: whoever asks may have decided nothing since it was set. */
export async function autonomyStanding(
  { agents, pool, context }: Pick<Project, 'agents' | 'pool' | 'context'>,
  only?: string,
): Promise<readonly ActionAutonomy[]> {
  for (const name of only === undefined ? agents.keys() : [only]) await context.refreshPolicies?.(name)
  const evidence = await autonomyEvidence(pool)
  return [...agents.values()].flatMap(({ agent, policies }) =>
    [...agent.capabilities.values()].flatMap((spec): ActionAutonomy[] => {
      if (spec.kind !== 'action' || (only !== undefined && agent.name !== only)) return []
      const known = evidence.get(`${agent.name} ${spec.name}`)
      const { name: action, risk } = spec
      const standing = inForce(agent.name, policies.caps(action))
      return [{ agent: agent.name, action, risk, ...standing, ...(known ? { evidence: known } : {}) }]
    }),
  )
}

function inForce(agent: string, caps: readonly AutonomyCap[]): Pick<ActionAutonomy, 'level' | 'because'> {
  const own = caps.filter(({ agents }) => agents.length === 0 || agents.includes(agent))
  const whole = own.filter(({ above }) => !above).map(({ level }) => levels.indexOf(level))
  return {
    level: levels[Math.min(levels.length - 1, ...whole)] ?? 'shadow',
    because: own.map((cap) => cap.because ?? cap.name),
  }
}
