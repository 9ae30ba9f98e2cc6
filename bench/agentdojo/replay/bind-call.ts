import type { Agent } from '../../../packages/operant/src/agent/define-agent.ts'
import type { CapabilitySpec } from '../../../packages/operant/src/agent/capability.ts'
import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { partsOf } from '../../../packages/operant/src/facts/key.ts'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { fold } from '../../../packages/operant/src/journal/fold.ts'
import { knowledge, usableFact, type Knowledge } from '../../../packages/operant/src/planning/knowledge.ts'
import { FactNames } from '../../../packages/operant/src/reasoning/model/telling/fact-names.ts'
import type { RawCall } from '../../../packages/operant/src/reasoning/model/read-call.ts'
import { toolName } from '../../../packages/operant/src/reasoning/model/tools.ts'
import type { ToolCall } from '../data/suite.ts'

/** The words of a suite's tools, as capabilities and their inputs are named: `send_money` is `sendMoney`. */
export function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * A gold call as a model would make it of what it knows: an argument that stands as it is in a known fact is a
 * reference to it, latest first; any other is a literal.
 * @throws Error where the agent has no such capability or input.
 */
export function bindCall(agent: Agent, events: readonly RunEvent[], call: ToolCall): RawCall {
  const spec = agent.capabilities.get(camelCase(call.function))
  if (!spec) throw new Error(`agent "${agent.name}" has no capability for ${call.function}`)
  const known = knowledge(agent, fold('', events))
  const names = new FactNames(agent, events)
  const given = Object.entries(call.args).filter(([, value]) => value !== null)
  const input = given.map(([name, value]) => [inputOf(spec, name), bound(known, names, value)] as const)
  return { tool: toolName(spec.name), input: Object.fromEntries(input) }
}

function inputOf(spec: CapabilitySpec, argument: string): string {
  const name = camelCase(argument)
  if (Object.hasOwn(spec.needs, name)) return name
  throw new Error(`${spec.name} has no input for "${argument}"`)
}

/** Checks are no values, and what the person wrote is quoted, not pointed to. */
function isOwn(agent: Agent, key: string): boolean {
  const { name } = partsOf(key)
  return agent.capabilities.get(name)?.kind === 'condition' || name === 'request'
}

function bound(known: Knowledge, names: FactNames, value: Json): Json {
  const keys = [...known.state.facts.keys()].filter((key) => !isOwn(known.agent, key))
  for (const key of keys.toReversed()) {
    const fact = usableFact(known, key)
    const path = fact && pathTo(fact.value, value)
    if (path) return { ref: [names.nameOf(key), ...path].join('.') }
  }
  return { literal: value }
}

/** Where a plain value stands in a fact; the members of lists cannot be pointed to. */
function pathTo(value: Json, wanted: Json): readonly string[] | undefined {
  if (value === wanted && typeof wanted !== 'boolean') return []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  for (const [key, inner] of Object.entries(value as Readonly<Record<string, Json>>)) {
    const below = pathTo(inner, wanted)
    if (below) return [key, ...below]
  }
  return undefined
}
