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
  /** There is no such agent or action. */
  | { readonly kind: 'unknown'; readonly text: string }

/** Sets how far an agent goes by itself: stricter by anybody who may set it, milder by who publishes policies. */
export async function setAutonomyLevel(
  { pool, agents, clock }: Pick<Project, 'pool' | 'agents' | 'clock'>,
  wanted: LevelWanted,
  person: Principal,
): Promise<LevelSet> {
  const { agent } = wanted
  const found = agents.get(agent)?.agent
  if (!found) return { kind: 'unknown', text: `there is no agent "${agent}". ${mendName(agent, [...agents.keys()])}` }
  const actions = [...found.capabilities.values()].filter(({ kind }) => kind === 'action').map(({ name }) => name)
  const action = wanted.action === 'all' ? '*' : wanted.action
  if (action !== '*' && !actions.includes(action))
    return {
      kind: 'unknown',
      text: `agent ${agent} has no action "${action}". ${mendName(action, [...actions, 'all'])}`,
    }
  const result = await setAutonomy(pool, {
    ...wanted,
    action,
    setBy: person.name,
    at: clock.now().toISOString(),
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
