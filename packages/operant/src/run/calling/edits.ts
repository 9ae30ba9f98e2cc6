import type { CapabilitySpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import type { Json } from '../../facts/json.ts'
import { factKey } from '../../facts/key.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { stepKey, type RunState } from '../../journal/state.ts'
import type { Instance } from '../../planning/knowledge.ts'
import type { ActStep } from '../deciding/decide.ts'
import { givenValue } from '../proposing/bind-inputs.ts'
import { referenceTo } from '../stepping/take-step.ts'

/** What people put in place of what they were shown, by argument, and who did. */
export type Edits = ReadonlyMap<string, { readonly value: Json; readonly by: string; readonly request: string }>

/** What an edited argument rests on: nobody's fact, but a person's word. */
export const editedFact = 'person:edited'

/** Why somebody's values for a call cannot be used; undefined where they can. */
export function problemOfEdit(
  agent: Agent,
  spec: CapabilitySpec,
  edited: Readonly<Record<string, Json>>,
): string | undefined {
  if (Object.keys(edited).length === 0) return 'no argument is named'
  for (const [name, value] of Object.entries(edited)) {
    const need = Object.hasOwn(spec.needs, name) ? spec.needs[name] : undefined
    if (!need) return `${spec.name} has no argument "${name}"; it has ${Object.keys(spec.needs).join(', ')}`
    if (namesRecord(agent, need))
      return `"${name}" says which record this is about, and the rules have looked at that one; say no and ask for the other`
    const given = givenValue(name, need, value, 'value')
    if ('problem' in given) return given.problem
  }
  return undefined
}

/** Whether somebody may put another value in place of an argument: not of one that says which record it is about. */
export function mayBeEdited(agent: Agent, { needs }: CapabilitySpec, name: string): boolean {
  const need = Object.hasOwn(needs, name) ? needs[name] : undefined
  return need !== undefined && !namesRecord(agent, need)
}

/**
 * Whether something is read by this value. What the rules looked at was read by it as well: about another record they
 * would have to look at others.
 */
function namesRecord(agent: Agent, { fact, path }: NeedSpec): boolean {
  if (agent.entities.has(fact.name)) return true
  const reads = [...agent.capabilities.values()].filter(({ kind }) => kind === 'query')
  return reads.some((query) =>
    Object.values(query.needs).some((need) => need.fact.name === fact.name && startsAlike(need.path, path)),
  )
}

function startsAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.slice(0, other.length).every((step, index) => step === other[index])
}

/**
 * What people changed about this very step since it last had an effect, and the rules did not refuse; the last word about
 * each argument counts.
 */
export function editsOf(state: RunState, step: ActStep): Edits {
  const edits = new Map<string, { readonly value: Json; readonly by: string; readonly request: string }>()
  if (state.requests.size === 0) return edits
  const reference = referenceTo(step)
  const key = stepKey(reference)
  const done = [...state.effects.values()]
    .filter((effect) => stepKey(effect.step) === key && effect.result === 'confirmed')
    .reduce((last, effect) => Math.max(last, effect.seq), 0)
  for (const request of state.requests.values()) {
    const { answer } = request
    if (answer?.kind !== 'edited' || request.seq <= done || request.refused !== undefined) continue
    if (stepKey(request.step) !== key || request.step.inputs !== reference.inputs) continue
    for (const [name, value] of Object.entries(answer.arguments))
      edits.set(name, { value, by: answer.by, request: request.id })
  }
  return edits
}

/** The step with a person's values in place of its own. It is the same step: it serves what it served, and is spent once. */
export function withEdits(step: ActStep, edits: Edits): ActStep {
  if (edits.size === 0) return step
  const { inputs, literals, chosen } = step
  const values = { ...inputs.values }
  const origins = { ...inputs.origins }
  for (const [name, { value, by }] of edits) {
    values[name] = value
    origins[name] = [saidBy(by, value)]
  }
  const untouched = (names: readonly string[] | undefined) => names?.filter((name) => !edits.has(name)) ?? []
  return {
    ...step,
    inputs: { ...inputs, values, origins, from: Object.values(origins).flat() },
    literals: untouched(literals),
    chosen: untouched(chosen),
  }
}

/** Version 0 is what an unknown fact has: it always stands, and never grows old. */
function saidBy(by: string, value: Json): Instance {
  const key = factKey(editedFact, [by])
  return { key, value, version: 0, confidence: 1, label: 'person', readAt: Number.MAX_SAFE_INTEGER }
}
