import type { Agent } from '../../../agent/define-agent.ts'
import { asJson, NotJson, type Json } from '../../../facts/json.ts'
import type { JsonSchema } from '../../../run/language-models.ts'
import { doneTool, lookTool } from '../tool-names.ts'
import { toolsOf } from '../tools.ts'

/** One step of a plan as the model gave it. Steps are called s1, s2, … in their order. */
export interface PlanStep {
  readonly tool: string
  readonly about: readonly string[]
  readonly inputs: readonly { readonly name: string; readonly ref: string | null; readonly value: string | null }[]
}

/** Most steps of one plan. */
const mostSteps = 40

const text: JsonSchema = { type: 'string' }
const maybeText: JsonSchema = { type: ['string', 'null'] }

/** The shape of a plan: every field required and no other, as strict providers want it. */
export function planSchema(agent: Agent): JsonSchema {
  const tools = toolsOf(agent).flatMap(({ name }) => (name === doneTool ? [] : [name]))
  const input = closedObject({ name: text, ref: maybeText, value: maybeText })
  const step = closedObject({
    tool: { type: 'string', enum: tools },
    about: { type: 'array', items: text },
    inputs: { type: 'array', items: input },
  })
  return closedObject({ steps: { type: 'array', items: step } })
}

function closedObject(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

/** The steps of a plan, or why it is none. */
export function readPlan(said: Json): readonly PlanStep[] | string {
  const steps = fieldOf(said, 'steps')
  if (!Array.isArray(steps)) return 'a plan is {"steps": […]}'
  if (steps.length > mostSteps) return `a plan has at most ${mostSteps} steps, and this one has ${steps.length}`
  const read = (steps as readonly Json[]).map(readStep)
  const wrong = read.findIndex((one) => one === undefined)
  if (wrong !== -1) return `step s${wrong + 1} is not {"tool", "about": […], "inputs": [{"name", "ref", "value"}]}`
  return read.flatMap((one) => one ?? [])
}

function readStep(step: Json): PlanStep | undefined {
  const [tool, about, inputs] = [fieldOf(step, 'tool'), fieldOf(step, 'about') ?? [], fieldOf(step, 'inputs') ?? []]
  if (typeof tool !== 'string' || !Array.isArray(about) || !Array.isArray(inputs)) return undefined
  const members = about as readonly Json[]
  const read = (inputs as readonly Json[]).map(readInput)
  if (!members.every((one) => typeof one === 'string') || read.includes(undefined)) return undefined
  return { tool, about: members, inputs: read.flatMap((one) => one ?? []) }
}

function readInput(input: Json): PlanStep['inputs'][number] | undefined {
  const [name, ref, value] = [fieldOf(input, 'name'), fieldOf(input, 'ref') ?? null, fieldOf(input, 'value') ?? null]
  if (typeof name !== 'string' || (ref !== null && typeof ref !== 'string')) return undefined
  return { name, ref, value: value === null || typeof value === 'string' ? value : JSON.stringify(value) }
}

function fieldOf(value: Json, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, name) ? (value as { readonly [key: string]: Json })[name] : undefined
}

/** The arguments of the call that a step stands for; `meant` turns what it refers to into the id of a known fact. */
export function callInput(step: PlanStep, meant: (ref: string) => string): Json {
  const inputs = step.inputs.flatMap(({ name, ref, value }): [string, Json][] => {
    if (ref !== null) return [[name, { ref: meant(ref) }]]
    if (value === null) return []
    return [[name, step.tool === lookTool ? value : { literal: jsonOr(value) }]]
  })
  return { ...(step.about.length > 0 ? { about: [...step.about] } : {}), ...Object.fromEntries(inputs) }
}

/** A value as JSON; words that are none stand for themselves. */
function jsonOr(value: string): Json {
  try {
    return asJson(JSON.parse(value))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof NotJson) return value
    throw error
  }
}
