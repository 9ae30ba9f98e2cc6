import type { CapabilitySpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { at, asJson, NotJson, type Json } from '../../facts/json.ts'
import type { Bound } from '../../journal/events.ts'
import type { Proposal } from '../../run/context.ts'
import type { FactNames } from './telling/fact-names.ts'
import { doneTool, lookTool } from './tool-names.ts'
import { namesOf } from './tools.ts'

/** A tool call as the provider gave it; `invalid` where its arguments are no JSON or the tool does not exist. */
export interface RawCall {
  readonly tool: string
  readonly input: unknown
}

type Asks = Proposal['asks']

/** What a tool call asks for. Whatever it is made of, it is understood or refused with a reason, never thrown. */
export function readCall(agent: Agent, names: FactNames, raw: RawCall): Proposal {
  const input = jsonOf(raw.input)
  return { said: { tool: raw.tool, input }, asks: asksOf(agent, names, raw.tool, input) }
}

function jsonOf(input: unknown): Json {
  try {
    return asJson(input ?? {})
  } catch (error) {
    if (error instanceof NotJson) return String(input)
    throw error
  }
}

function asksOf(agent: Agent, names: FactNames, tool: string, input: Json): Asks {
  if (tool === doneTool) return { kind: 'done' }
  const spec = namesOf(agent).get(tool)
  if (!spec && tool !== lookTool) return unreadable(`there is no tool "${tool}"`)
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return unreadable('its arguments are not a JSON object')
  const { about = [], check, ...rest } = input as Readonly<Record<string, Json>>
  const scope = typeof about === 'string' ? [about] : about
  if (!Array.isArray(scope) || !scope.every((one) => typeof one === 'string'))
    return unreadable('"about" is a list of texts, such as ["O1"]')
  if (spec) {
    const bound = boundOf(spec, names, check === undefined ? rest : { ...rest, check })
    return typeof bound === 'string'
      ? unreadable(bound)
      : { kind: 'step', capability: spec.name, scope: names.meant(scope), bound }
  }
  const looked = typeof check === 'string' ? agent.capabilities.get(check) : undefined
  if (looked?.kind !== 'condition') return unreadable(`there is no check "${typeof check === 'string' ? check : ''}"`)
  return { kind: 'step', capability: looked.name, scope: names.meant(scope), bound: {} }
}

function unreadable(reason: string): Asks {
  return { kind: 'unreadable', reason }
}

function boundOf(
  spec: CapabilitySpec,
  names: FactNames,
  input: Readonly<Record<string, Json>>,
): Readonly<Record<string, Bound>> | string {
  const bound: Record<string, Bound> = {}
  for (const [name, given] of Object.entries(input)) {
    if (given === null) continue
    const ref = only(given, 'ref')
    const literal = only(given, 'literal')
    const isArgument = Object.hasOwn(spec.needs, name) && spec.needs[name]?.mode === 'argument'
    if (isArgument && typeof ref !== 'string' && literal === undefined) bound[name] = { literal: given }
    else if (typeof ref === 'string' && literal === undefined) {
      const [id = '', ...path] = ref.split('.')
      const fact = names.keyOf(id)
      if (fact === undefined) return `"${name}": there is no fact "${id}"`
      bound[name] = { fact, path }
    } else if (literal !== undefined && ref === undefined) bound[name] = { literal }
    else return `"${name}" must be left out, or {"ref": "f1.field"}, or {"literal": …}`
  }
  return bound
}

/** The one field of an object that has no other. */
function only(value: Json, field: string): Json | undefined {
  const alone = typeof value === 'object' && value !== null && Object.keys(value).length === 1
  return alone ? at(value, [field]) : undefined
}
