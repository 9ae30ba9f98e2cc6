import type { Agent } from '../agent/define-agent.ts'
import { hasToBeChosen } from '../agent/check-agent.ts'
import { inputsOf, parametersOf } from '../run/loading/compose-goal.ts'

/** A check that goals can be composed of. */
export interface OfferedCheck {
  readonly agent: string
  readonly name: string
  readonly title: string
  /** What has to be given with it. */
  readonly takes: readonly string[]
  /** Kind of entity that it is looked at for, each of them. */
  readonly about: string | undefined
  /** Actions and delegations that make it true; where there is none, nobody can be asked to. */
  readonly madeBy: readonly string[]
}

/** The checks of an agent. */
export function checksOf(agent: Agent): readonly OfferedCheck[] {
  const specs = [...agent.capabilities.values()]
  return specs.flatMap((spec) => {
    if (spec.kind !== 'condition') return []
    const madeBy = specs.flatMap((one) => ('makes' in one && one.makes.includes(spec) ? [one.name] : []))
    const takes = parametersOf(agent, spec).map(({ name }) => name)
    return [{ agent: agent.name, name: spec.name, title: spec.title, takes, about: spec.scope?.name, madeBy }]
  })
}

/** Facts that a question can be composed of: those that somebody finds out without arguments of their choice. */
export function factsToAsk(agent: Agent): readonly string[] {
  const inputs = inputsOf(agent)
  const given = [...agent.capabilities.values()].flatMap((spec) =>
    spec.kind !== 'condition' && spec.kind !== 'action' && 'gives' in spec && spec.gives && !hasToBeChosen(spec)
      ? [spec.gives.name]
      : [],
  )
  return [...new Set(given)].filter((name) => !inputs.has(name))
}
