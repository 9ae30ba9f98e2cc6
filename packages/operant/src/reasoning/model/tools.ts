import { jsonSchemaOf } from '../json-schema.ts'
import { z } from 'zod'
import { mayBeLeftOut, plainName } from '../../agent/argument.ts'
import type { CapabilitySpec } from '../../agent/capability.ts'
import { chainOf } from '../../agent/common.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { schemaAt } from '../../facts/fact.ts'
import { hashOf } from '../../facts/json.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { isBindable } from '../../run/proposing/bind-inputs.ts'
import type { JsonSchema, ModelTool } from '../../run/language-models.ts'
import { doneTool, lookTool } from './tool-names.ts'

/** The tools of an agent: one for each capability, none of which runs by itself. Equal bytes for equal agents. */
export function toolsOf(agent: Agent): readonly ModelTool[] {
  const checks = [...agent.capabilities.values()].filter((spec) => spec.kind === 'condition').map((spec) => spec.name)
  return [
    ...[...namesOf(agent)].map(([name, spec]) => capabilityTool(agent, name, spec)),
    {
      name: lookTool,
      description: 'Looks whether a check holds now.',
      input: schemaOf({ check: { type: 'string', enum: checks }, about: aboutSchema }, ['check']),
    },
    {
      name: doneTool,
      description: 'Says that nothing is left to do but, perhaps, to wait. The checks are then looked at.',
      input: schemaOf({}, []),
    },
  ]
}

/** Capabilities by the names of their tools: letters, digits, `_`, at most 64 characters. */
export function namesOf(agent: Agent): ReadonlyMap<string, CapabilitySpec> {
  const offered = [...agent.capabilities.values()].filter(
    (spec) => spec.kind !== 'condition' && !(spec.kind === 'action' && spec.setsOnly),
  )
  return new Map(offered.map((spec) => [toolName(spec.name), spec]))
}

export function toolName(capability: string): string {
  const name = capability.replaceAll('.', '_')
  if (name === doneTool || name === lookTool) return `${name}_`
  return name.length <= 64 ? name : `${name.slice(0, 51)}_${hashOf(capability).slice(0, 12)}`
}

const aboutSchema: JsonSchema = {
  type: 'array',
  items: { type: 'string' },
  description: 'What it is about, outermost first.',
}

function schemaOf(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}

function capabilityTool(agent: Agent, name: string, spec: CapabilitySpec): ModelTool {
  const about = chainOf(spec.scope).map((kind) => kind.name)
  const inputs = Object.entries(spec.needs).filter(([, need]) => isBindable(agent, spec, need))
  const properties = Object.fromEntries(inputs.map(([input, need]) => [input, inputSchema(need)]))
  const required = inputs.filter(([, need]) => need.mode === 'argument' && !mayBeLeftOut(need)).map(([input]) => input)
  return {
    name,
    description: describe(agent, spec),
    input: schemaOf(
      about.length === 0
        ? properties
        : { about: { ...aboutSchema, description: `Which: ["${about.join('", "')}"].` }, ...properties },
      about.length === 0 ? required : ['about', ...required],
    ),
  }
}

function inputSchema(need: NeedSpec): JsonSchema {
  const literal = literalSchema(need)
  if (need.mode === 'argument') return argumentSchema(need, literal)
  return {
    type: 'object',
    properties: { ref: refSchema, ...(literal ? { literal } : {}) },
    additionalProperties: false,
    description: `Left out: ${needText(need)}.`,
  }
}

const refSchema: JsonSchema = { type: 'string', description: 'f3, f3.field or, in a list, f3.list.0' }

/** An argument: the value itself, or a reference to a known fact. */
function argumentSchema({ description }: NeedSpec, literal: JsonSchema | undefined): JsonSchema {
  const said = description === undefined ? {} : { description }
  const ref = { type: 'object', properties: { ref: refSchema }, required: ['ref'], additionalProperties: false }
  return literal ? { anyOf: [literal, ref], ...said } : { ...ref, ...said }
}

/** Undefined where only a reference will do: nobody can write down a text that came from outside. */
function literalSchema(need: NeedSpec): JsonSchema | undefined {
  const field = schemaAt(need.fact.schema, need.path) ?? z.unknown()
  const schema = jsonSchemaOf(field)
  return JSON.stringify(schema).includes('"required":["outside","length"]') ? undefined : schema
}

const does: Readonly<Record<CapabilitySpec['kind'], string>> = {
  query: 'Reads from a system.',
  calculation: 'Works something out.',
  decision: 'Decides by a table of rules.',
  judgement: 'Judges what a text says.',
  question: 'Asks a person.',
  condition: 'Looks at a check.',
  action: "Changes the company's systems.",
  wait: 'Waits until a time or an event.',
  delegation: 'Hands a goal to other runs.',
  'change set': "Changes many things in the company's systems, confirmed at once.",
}

function describe(agent: Agent, spec: CapabilitySpec): string {
  const needs = Object.entries(spec.needs)
    .filter(([, need]) => need.mode !== 'argument')
    .map(([name, need]) => `${name} = ${needText(need)}`)
  const makes = 'makes' in spec ? spec.makes.map((check) => check.name) : []
  return [
    does[spec.kind],
    needs.length > 0 ? `Needs ${needs.join(', ')}.` : '',
    'gives' in spec && spec.gives ? `Gives ${spec.gives.name}.` : '',
    makes.length > 0 ? `Makes true: ${makes.join(', ')}.` : '',
    spec.kind === 'action' && spec.undo === 'none' ? 'Cannot be undone.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function needText(need: NeedSpec): string {
  const name = [need.fact.name, ...need.path].join('.')
  const kind = need.is ? ` where ${need.fact.name} is ${JSON.stringify(need.is)}` : ''
  const modes = {
    value: name,
    maybe: `${name} if known`,
    refuted: `the refused ${name}`,
    all: `every ${name}`,
    argument: plainName(name),
  }
  return `${modes[need.mode]}${kind}`
}
