import { may, rolesFor } from '../access/permissions.ts'
import type { Money } from '../facts/money.ts'
import { mendName } from '../guard/problem.ts'
import type { Level } from '../guard/sections/autonomy.ts'
import { setAutonomy } from '../store/autonomy.ts'
import type { Principal } from '../store/principals.ts'
import type { Project } from './open-project.ts'

/** A level that somebody wants; `action` by name, or `all`. `level` null: as far as the policies say. */
export interface LevelWanted {
  readonly agent: string
  readonly action: string
  readonly level: Level | null
  readonly above: Money | null
  /** The role that confirms, or does it. */
  readonly by: string
  readonly because: string
}

export type LevelSet =
  | { readonly kind: 'set'; readonly number: number; readonly action: string }
  | { readonly kind: 'so already' | 'not permitted' | 'no policies'; readonly text: string }
  /** What was named is not there, or could never hold. */
  | { readonly kind: 'unknown'; readonly field: 'agent' | 'action' | 'above' | 'by'; readonly text: string }

/** Sets how far an agent goes by itself: stricter by anybody who may set it, milder by who publishes policies. */
export async function setAutonomyLevel(
  project: Pick<Project, 'pool' | 'agents' | 'clock' | 'definition'>,
  wanted: LevelWanted,
  person: Principal,
): Promise<LevelSet> {
  const { agent } = wanted
  const action = wanted.action === 'all' ? '*' : wanted.action
  const problem = problemOf(project, { ...wanted, action })
  if (problem) return { kind: 'unknown', ...problem }
  const result = await setAutonomy(project.pool, {
    ...wanted,
    action,
    setBy: person.name,
    at: project.clock.now().toISOString(),
    mayRaise: may(person.roles, 'publish policies'),
  })
  switch (result) {
    case 'no policies':
      return { kind: result, text: `no policies govern agent ${agent}: it writes nothing anyway` }
    case 'not your role': {
      const able = rolesFor('publish policies').join(' or ')
      return { kind: 'not permitted', text: `to let it do more takes the role ${able}, which ${person.name} has not` }
    }
    case 'done already':
      return { kind: 'so already', text: 'this is so already' }
    default:
      return { kind: 'set', number: result, action }
  }
}

function problemOf(
  { agents, definition }: Pick<Project, 'agents' | 'definition'>,
  { agent, action, above, by }: LevelWanted,
): Omit<Extract<LevelSet, { kind: 'unknown' }>, 'kind'> | undefined {
  const found = agents.get(agent)?.agent
  if (!found) return { field: 'agent', text: `there is no agent "${agent}". ${mendName(agent, [...agents.keys()])}` }
  const actions = [...found.capabilities.values()].filter((spec) => spec.kind === 'action')
  const meant = actions.filter(({ name }) => action === '*' || action === name)
  if (meant.length === 0 && action !== '*') {
    const names = [...actions.map(({ name }) => name), 'all']
    return { field: 'action', text: `agent ${agent} has no action "${action}". ${mendName(action, names)}` }
  }
  // Where nothing is spent that could be above the amount it would never hold.
  if (above && !meant.some(({ spend }) => spend)) {
    const what = action === '*' ? `agent ${agent}` : action
    return { field: 'above', text: `${what} spends nothing that could be above an amount; leave it out` }
  }
  // What nobody may confirm would only be refused, more slowly.
  const roles = [...new Set(definition.principals.flatMap((one) => one.roles))]
  if (by !== 'operator' && !roles.includes(by))
    return { field: 'by', text: `nobody in this project has the role "${by}". ${mendName(by, roles)}` }
  return undefined
}
