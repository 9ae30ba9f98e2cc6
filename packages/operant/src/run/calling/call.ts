import type { ActionSpec, Values } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { isQuestion } from '../../agent/goal.ts'
import { encodeArguments } from '../../effects/contract.ts'
import { hashOf, type Json } from '../../facts/json.ts'
import type { Money } from '../../facts/money.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { EventBody } from '../../journal/events.ts'
import { stepKey, type EffectState, type RunState } from '../../journal/state.ts'
import { effectsOf } from '../../planning/action-availability.ts'
import { decodeNeed } from '../../planning/inputs.ts'
import { withLists, type Instance } from '../../planning/knowledge.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import { sources, type Activation } from '../activation.ts'
import type { ActStep } from '../deciding/decide.ts'
import { ownCode } from '../stepping/own-code.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'
import { editsOf, withEdits, type Edits } from './edits.ts'

/** One call of an action, everything about it settled but whether it may happen. */
export interface Call {
  readonly step: ActStep
  readonly joined: readonly ActStep[]
  readonly values: Values
  readonly arguments: Readonly<Record<string, Json>>
  readonly argumentsHash: string
  readonly occasion: number
  readonly identity: string
  readonly key: string
  readonly title: string
  readonly spends: { readonly budget: string; readonly amount: Money } | undefined
  readonly attempt: number
  readonly effect: string
  readonly from: readonly Instance[]
  readonly literals: readonly string[]
  /** Requests whose answers put in some of its values. */
  readonly edited: readonly string[]
  /** Set when this call takes an earlier effect back. */
  readonly undoes?: string
}

/** Works a call out of a step, or out of several that are made as one. */
export function callOf(activation: Activation, planned: ActStep, joined: readonly ActStep[]): Call {
  const { state, run } = activation
  const edits = editsOf(state, planned)
  const step = withEdits(planned, edits)
  const { spec } = step
  const all = [step, ...joined].map(decodedInputs)
  const own = <T>(part: string, work: () => T): T => ownCode(step, part, work)
  const merged = own('merge', () => (spec.merge ? spec.merge(all) : (all[0] ?? {})))
  const values = edits.size === 0 ? merged : { ...merged, ...only(decodedInputs(step), edits) }
  const args = own('merge', () => encodeArguments(spec.needs, values))
  const argumentsHash = hashOf({ action: spec.name, arguments: args })
  const occasion = occasionOf(state, step)
  const { identity: intent } = spec
  const identity = intent
    ? own('identity', () => hashOf(intent(values, occasion)))
    : // Of another run it is another intent: a person has approved each.
      hashOf(['unproven', run, argumentsHash, step.scope])
  const amount = spec.spend && own('spend', () => spec.spend?.amount(values))
  // What is expected is worked out before anything is done: code that breaks must not break after the call.
  own('expect', () => spec.expect(values))
  const earlier = [...state.effects.values()].filter(
    (effect) => effect.argumentsHash === argumentsHash && effect.occasion === occasion,
  )
  return {
    step,
    joined,
    values,
    arguments: args,
    argumentsHash,
    occasion,
    identity,
    key: keyOf(run, identity),
    title: own('title', () => spec.title(values)),
    spends: spec.spend && amount ? { budget: spec.spend.budget, amount } : undefined,
    attempt: earlier.length + 1,
    effect: activation.context.id(),
    from: [step, ...joined].flatMap((one) => one.inputs.from),
    literals: [...new Set([step, ...joined].flatMap((one) => one.literals ?? []))],
    edited: [...new Set([...edits.values()].map(({ request }) => request))],
  }
}

function only(values: Values, edits: Edits): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => edits.has(name)))
}

/** The key that outside systems may know a call by: the same for every attempt at one intent. */
export function keyOf(run: string, identity: string): string {
  return hashOf([run, identity]).slice(0, 32)
}

/** The call as a change of what is there already: an intent of its own, each time. */
export function amending(activation: Activation, call: Call): Call {
  const before = effectsOf(activation.state, stepKey(referenceTo(call.step))).filter((one) => one.result !== 'absent')
  const identity = hashOf([call.identity, 'amend', activation.run, before.length])
  return { ...call, identity, key: keyOf(activation.run, identity) }
}

/** How often these very inputs were used and confirmed before. */
function occasionOf(state: RunState, step: ActStep): number {
  const { inputs, ...reference } = referenceTo(step)
  return effectsOf(state, stepKey(reference)).filter(
    (effect) => effect.step.inputs === inputs && effect.result === 'confirmed' && !effect.undone && !effect.lapsed,
  ).length
}

/** Why the run itself must not make this call, whatever the policies say. */
export function ownRefusal(activation: Activation, call: Call): string | undefined {
  const { goal } = activation
  if (isQuestion(goal)) return `${call.step.spec.name} changes something, and this goal only asks`
  const standing = [...activation.state.effects.values()].filter(
    (one) => one.result !== 'absent' && !one.undone && !one.lapsed,
  )
  const same = standing.find((one) => one.identity === call.identity && one.argumentsHash !== call.argumentsHash)
  if (same && !call.step.spec.amend) return `the same intent was carried out with other values (${same.title})`
  return call.spends && overMoney(activation, call.spends.amount, standing)
}

function overMoney(activation: Activation, amount: Money, standing: readonly EffectState[]): string | undefined {
  const limit = activation.goal.limits.money.find((one) => one.currency === amount.currency)
  if (!limit)
    return activation.goal.limits.noOtherMoney
      ? `it moves ${amount.toString()}, and the run may only move ${activation.goal.limits.money.map(({ currency }) => currency).join(', ')}`
      : undefined
  const moved = standing
    .flatMap((effect) =>
      effect.adopted || effect.undoes !== undefined ? [] : [amountOf(activation.loaded.agent, effect)],
    )
    .filter((one) => one?.currency === amount.currency)
    .reduce<Money>((sum, one) => (one ? sum.plus(one) : sum), amount)
  return moved.compare(limit) > 0 ? `it would take the run past its limit of ${limit.toString()}` : undefined
}

/** The money that an effect moves, as its action says; undefined where the action moves none. */
export function amountOf(agent: Agent, effect: Pick<EffectState, 'action' | 'arguments'>): Money | undefined {
  const spec = agent.capabilities.get(effect.action)
  return spec?.kind === 'action' ? spec.spend?.amount(decodeArguments(spec, effect.arguments)) : undefined
}

/** The event that says what is about to be done. What an element of a set rests on stands with its set. */
export function intentOf(activation: Activation, call: Call, approval?: string, set?: EffectState['set']): EventBody {
  return {
    type: 'effect.intended',
    effect: call.effect,
    step: referenceTo(call.step),
    joined: call.joined.map(referenceTo),
    action: call.step.spec.name,
    title: call.title,
    identity: call.identity,
    key: call.key,
    arguments: call.arguments,
    argumentsHash: call.argumentsHash,
    from: set ? [] : sources(withLists(activation.known(), call.from)),
    ...callLabel(call),
    attempt: call.attempt,
    occasion: call.occasion,
    ...(approval === undefined ? {} : { approval }),
    ...(call.undoes === undefined ? {} : { undoes: call.undoes }),
    ...(set ? { set } : {}),
  }
}

function callLabel(call: Call): Pick<Extract<EventBody, { type: 'effect.intended' }>, 'label' | 'writers' | 'owners'> {
  const { trust, writers, owners } = joinedProvenance(call.from)
  return { label: trust, ...(writers.length > 0 ? { writers } : {}), ...(owners.length > 0 ? { owners } : {}) }
}

/** The decision as the journal keeps it. */
export function decidedOf(call: Call, decision: DecisionRecord): EventBody {
  return {
    type: 'call.decided',
    step: referenceTo(call.step),
    argumentsHash: call.argumentsHash,
    arguments: call.arguments,
    decision,
    ...(call.edited.length > 0 ? { edited: call.edited } : {}),
  }
}

/** Arguments as the journal keeps them, as the action's code takes them. */
export function decodeArguments(spec: ActionSpec, args: Readonly<Record<string, Json>>): Values {
  return Object.fromEntries(
    Object.entries(spec.needs).map(([name, need]) => {
      const json = args[name]
      return [name, json === undefined ? undefined : decodeNeed(need, json)]
    }),
  )
}
