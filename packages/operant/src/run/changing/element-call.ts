import type { ActionSpec } from '../../agent/capability.ts'
import { encodeArguments } from '../../effects/contract.ts'
import { at, hashOf, type Json } from '../../facts/json.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import type { RunState } from '../../journal/state.ts'
import { hashInputs } from '../../planning/inputs.ts'
import type { Instance } from '../../planning/knowledge.ts'
import type { Activation } from '../activation.ts'
import { decodeArguments, keyOf, type Call } from '../calling/call.ts'
import type { ActStep } from '../deciding/decide.ts'
import { referenceTo } from '../stepping/take-step.ts'

/** The action of an element, as the agent has it. */
export function actionOf(activation: Activation, element: SetElementState): ActionSpec {
  const spec = activation.loaded.agent.capabilities.get(element.action)
  if (spec?.kind !== 'action') throw new Error(`the agent has no action "${element.action}" any more`)
  return spec
}

/**
 * An element's arguments, with the results that it rests on in their places as far as they are known.
 * @throws Error where a result has no such field, or a value does not fit.
 */
function argumentsOf(state: RunState, set: SetState, element: SetElementState): Readonly<Record<string, Json>> {
  const awaited = Object.entries(element.awaits ?? {}).flatMap(([name, { element: number, path }]) => {
    const id = set.elements[number]?.effects.at(-1)
    const effect = id === undefined ? undefined : state.effects.get(id)
    if (effect?.result !== 'confirmed') return []
    const value = at(effect.found, path)
    if (value === undefined)
      throw new Error(`"${name}" is to be ${path.join('.')} of "${effect.title}", which has no such field`)
    return [[name, value] as const]
  })
  return { ...element.arguments, ...Object.fromEntries(awaited) }
}

/** Of elements that are made in one, those that were approved, where not all were: joined anew. */
function approvedParts(spec: ActionSpec, { joined = [], parts }: SetElementState) {
  if (!parts || !spec.merge) return undefined
  const own = joined.filter(({ key }) => parts.includes(key))
  const values = spec.merge(own.map((one) => decodeArguments(spec, one.arguments)))
  return { own, arguments: encodeArguments(spec.needs, values) }
}

/** Whether every result that an element rests on is in its place. */
export function isResolved({ awaits = {} }: SetElementState, call: Pick<Call, 'arguments'>): boolean {
  return Object.keys(awaits).every((name) => Object.hasOwn(call.arguments, name))
}

/** The label that every element of a set shares: it was worked out of what the set rests on. */
function madeOf(set: SetState): readonly Instance[] {
  const { provenance } = set
  const { trust: label } = provenance
  return [{ key: 'set []', value: null, version: 0, confidence: 1, label, readAt: 0, made: provenance }]
}

function stepOf(
  spec: ActionSpec,
  from: readonly Instance[],
  { scope, arguments: values }: { readonly scope: string; readonly arguments: Readonly<Record<string, Json>> },
): ActStep {
  const origins = Object.fromEntries(Object.keys(spec.needs).map((name) => [name, from]))
  return { spec, scope: JSON.parse(scope) as string[], inputs: { values, from, origins, hash: hashInputs(values) } }
}

/**
 * The call of an element, as far as its arguments are known.
 * @throws Error where the action's own code breaks: that element alone is of no use.
 */
export function callOfElement(activation: Activation, set: SetState, element: SetElementState): Call {
  const { run, state } = activation
  const spec = actionOf(activation, element)
  const approved = approvedParts(spec, element)
  const args = approved?.arguments ?? argumentsOf(state, set, element)
  const values = decodeArguments(spec, args)
  const from = madeOf(set)
  const step = stepOf(spec, from, { scope: element.scope, arguments: args })
  const [own, ...joined] = (approved?.own ?? element.joined)?.map((one) => stepOf(spec, from, one)) ?? [step]
  const complete = isResolved(element, { arguments: args })
  const occasion = spec.repeat ? occasionOf(state, step) : 0
  // Before its arguments are known it has no intent yet: what is decided then is decided again.
  const identity = complete && spec.identity ? hashOf(spec.identity(values, occasion)) : ''
  const amount = complete ? spec.spend?.amount(values) : undefined
  if (complete) spec.expect(values)
  return {
    step: own ?? step,
    joined,
    values,
    arguments: args,
    argumentsHash: hashOf({ action: spec.name, arguments: args }),
    occasion,
    identity,
    key: keyOf(run, identity),
    title: complete && (element.awaits || approved) ? spec.title(values) : element.title,
    spends: spec.spend && amount ? { budget: spec.spend.budget, amount } : undefined,
    attempt: element.effects.length + 1,
    effect: activation.context.id(),
    from,
    literals: [],
    edited: [],
  }
}

/** The call as a change of what is there already; the same one however often it is tried. */
export function amendingElement(activation: Activation, set: SetState, element: SetElementState, call: Call): Call {
  const identity = hashOf([call.identity, 'amend', activation.run, set.id, element.number])
  return { ...call, identity, key: keyOf(activation.run, identity) }
}

/** How often these very inputs were used and confirmed before, by this run. */
function occasionOf(state: RunState, step: ActStep): number {
  const { capability, inputs } = referenceTo(step)
  let times = 0
  for (const effect of state.effects.values())
    if (
      effect.step.inputs === inputs &&
      effect.action === capability &&
      effect.result === 'confirmed' &&
      !effect.undone
    )
      times += 1
  return times
}
