import { DefinitionError } from '../facts/definition-error.ts'
import type { Agent } from './define-agent.ts'
import type { GoalSpec } from './goal.ts'

/** A limit on a system that nothing uses would limit nothing. */
export function checkLimits(agent: Agent, { name, limits, definedAt }: GoalSpec): void {
  const used = [...agent.capabilities.values()].flatMap(({ uses }) => Object.values(uses).map((one) => one.name))
  const stray = typeof limits.calls === 'number' ? [] : Object.keys(limits.calls).filter((one) => !used.includes(one))
  const action = Object.keys(limits.actions).find((one) => agent.capabilities.get(one)?.kind !== 'action')
  if (action !== undefined)
    throw new DefinitionError(
      definedAt,
      `goal "${name}"`,
      `"limits.actions" to name actions of agent "${agent.name}", not ${action}`,
      'correct the name, or take it out',
    )
  if (stray.length > 0)
    throw new DefinitionError(
      definedAt,
      `goal "${name}"`,
      `"limits.calls" to name systems that agent "${agent.name}" uses, not ${stray.join(', ')}`,
      `name one of ${[...new Set(used)].join(', ')}`,
    )
}
