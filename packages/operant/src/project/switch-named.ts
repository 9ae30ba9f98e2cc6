import type { Agent } from '../agent/define-agent.ts'
import { plainName } from '../agent/argument.ts'
import { chainOf } from '../agent/common.ts'
import { mendName } from '../guard/problem.ts'
import { fieldOf, type ValueType } from '../guard/language/value-type.ts'
import { kindNamed } from '../run/stopping/switches.ts'
import { undoName } from '../run/loading/load-agent.ts'
import { connectorsOf } from './check-project.ts'

export const stopKinds = ['all', 'agent', 'action', 'connector', 'entity'] as const
export type StopKind = (typeof stopKinds)[number]

/** Everything that can be stopped by name. */
function namesOf(agents: readonly Agent[], kind: Exclude<StopKind, 'all'>): readonly string[] {
  const capabilities = agents.flatMap((agent) => [...agent.capabilities.values()])
  const actions = capabilities.filter((spec) => spec.kind === 'action')
  switch (kind) {
    case 'agent':
      return agents.map(({ name }) => name)
    case 'action':
      return actions.flatMap(({ name, undo }) => (undo === 'none' ? [name] : [name, undoName(name)]))
    case 'connector':
      return [...connectorsOf(agents).keys()]
    case 'entity': {
      const scopes = actions.flatMap(({ scope }) => chainOf(scope).map(({ name }) => name))
      const needs = actions.flatMap((spec) =>
        Object.entries(spec.needs).flatMap(([need, { fact }]) => [
          need,
          plainName(fact.name),
          ...fieldsIn(fieldOf(fact.schema).type),
        ]),
      )
      const inputs = agents.flatMap((agent) => [...agent.goals.values()].flatMap((goal) => Object.keys(goal.input)))
      return [...new Set([...scopes, ...needs.map(kindNamed), ...inputs.map(kindNamed)])].filter((one) => one !== 'id')
    }
  }
}

function fieldsIn(type: ValueType): readonly string[] {
  if (type.kind === 'list') return fieldsIn(type.of)
  if (type.kind !== 'record') return []
  return [...type.fields].flatMap(([name, field]) => [name, ...fieldsIn(field.type)])
}

/** The switch that a person means by `action payments.refund`, or why there is none. */
export function switchNamed(
  agents: readonly Agent[],
  kind: string,
  name: string | undefined,
): { readonly switch: string } | { readonly problem: string } {
  const known = stopKinds.find((one) => one === kind)
  if (known === undefined)
    return { problem: `"${kind}" cannot be stopped; say all, agent, action, connector or entity` }
  if (known === 'all')
    return name === undefined ? { switch: 'all' } : { problem: `"all" stops everything, and takes no name` }
  const names = namesOf(agents, known)
  if (name === undefined) return { problem: `say which ${known}: ${names.slice(0, 12).join(', ')}` }
  const colon = name.indexOf(':')
  const [asked, id] = known === 'entity' ? [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)] : [name, '']
  if (known === 'entity' && (colon < 1 || id === ''))
    return { problem: `write an entity as KIND:ID, such as order:O-1, not "${name}"` }
  if (!names.includes(asked)) return { problem: `there is no ${known} "${asked}". ${mendName(asked, names)}` }
  return { switch: `${known}:${name}` }
}
