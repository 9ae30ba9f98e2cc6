import { DefinitionError } from '../facts/definition-error.ts'
import type { ActionSpec, CapabilitySpec } from './capability.ts'
import type { Agent } from './define-agent.ts'
import type { GoalSpec } from './goal.ts'

/** The action of which people say a fact of this name, where there is one. */
export function askedFor(agent: Agent, name: string): ActionSpec | undefined {
  return [...agent.capabilities.values()].find(
    (spec): spec is ActionSpec => spec.kind === 'action' && spec.said?.name === name,
  )
}

/** What people say of an action is said of that action alone, and by nobody else. */
export function checkSaid(agent: Agent, goals: readonly GoalSpec[]): void {
  for (const spec of agent.capabilities.values()) {
    if (spec.kind !== 'action' || !spec.said) continue
    const rival = rivalOf(agent, goals, spec, spec.said.name)
    if (rival !== undefined)
      throw new DefinitionError(
        spec.definedAt,
        `"${spec.name}" of agent "${agent.name}", said`,
        `"${spec.said.name}" to be given by people's answers about it alone, but ${rival}`,
        'declare a fact of its own for it',
      )
    const set = [...agent.capabilities.values()].find((one) => one.kind === 'change set' && one.of.includes(spec))
    if (set)
      throw new DefinitionError(
        spec.definedAt,
        `"${spec.name}" of agent "${agent.name}", said`,
        `an action that people are asked about by itself, but change set "${set.name}" has it approved with others`,
        'take it out of the set, or leave "said" out',
      )
  }
}

function rivalOf(agent: Agent, goals: readonly GoalSpec[], own: ActionSpec, name: string): string | undefined {
  const goal = goals.find(({ input }) => Object.values(input).some((fact) => fact.name === name))
  if (goal) return `goal "${goal.name}" takes it as input`
  const other = [...agent.capabilities.values()].find((spec) => namesOf(spec).includes(name) && spec !== own)
  if (other) return `"${other.name}" gives it as well`
  return own.gives?.name === name ? 'the action gives it as well' : undefined
}

function namesOf(spec: CapabilitySpec): readonly string[] {
  return knownBy(spec).map((fact) => fact.name)
}

/** Facts that are known once a capability was used: what it gives, and what people said of it. */
export function knownBy(spec: CapabilitySpec) {
  const gives = 'gives' in spec && spec.gives ? [spec.gives] : []
  return spec.kind === 'action' && spec.said ? [...gives, spec.said] : gives
}
