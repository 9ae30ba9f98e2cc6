import type { ActionSpec, DelegationSpec } from '../../agent/capability.ts'
import { encodeFound, type Finding } from '../../effects/contract.ts'
import { keyFor, partsOf } from '../../facts/key.ts'
import { decideStops } from '../../guard/layers/stops.ts'
import type { KeptText } from '../../facts/outside-text.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { EventBody, FactGiven, StepReference } from '../../journal/events.ts'
import { mayBeForgiven } from '../../journal/fold-facts.ts'
import type { EffectState } from '../../journal/state.ts'
import { givenKey } from '../../planning/given-key.ts'
import type { Activation } from '../activation.ts'
import { backOff, blameOf } from '../stepping/failures.ts'
import type { CallEnd } from './read-back.ts'
import { saidWith } from './said.ts'
import { stoppedEvent } from '../stopping/stops.ts'

type Read = Extract<EventBody, { type: 'effect.read' }>
type Subject = Pick<EffectState, 'id' | 'step' | 'joined' | 'undoes' | 'label' | 'writers' | 'owners' | 'arguments'>

export interface Reading {
  /** The reading first, then what follows from it. */
  readonly events: readonly [Read, ...EventBody[]]
  readonly texts: ReadonlyMap<string, KeptText>
}

/** What follows from an effect that was found: the reading, the facts it gives, the facts it may have changed. */
export function readingOf(
  activation: Activation,
  spec: ActionSpec,
  effect: Subject,
  finding: Exclude<Finding, { kind: 'nothing' }>,
  adopted: boolean,
): Reading {
  const fell = fellAfter(
    activation,
    spec,
    [effect.step, ...effect.joined],
    `${effect.step.capability} may have changed them`,
  )
  const base = { type: 'effect.read', effect: effect.id, adopted, differing: [], facts: [], found: null } as const
  if (finding.kind === 'differs') {
    const read: Read = { ...base, result: 'differs', differing: finding.fields, reason: finding.fields.join(', ') }
    return { events: [read, ...fell], texts: new Map() }
  }
  if (effect.undoes !== undefined)
    return { events: [{ ...base, result: 'confirmed', reason: 'it is not there any more' }, ...fell], texts: new Map() }
  const encoded = encodeFound(spec, finding.found)
  if (encoded.kind === 'does not fit') {
    const read: Read = { ...base, result: 'differs', differing: [encoded.reason], reason: encoded.reason }
    return { events: [read, ...fell], texts: new Map() }
  }
  const { gives } = spec
  const scopes = [effect.step, ...effect.joined].map((one) => JSON.parse(one.scope) as string[])
  const stored = storedParts(effect, finding.written)
  const facts = gives
    ? scopes.map((scope): FactGiven => {
        const key = givenKey(spec, gives, scope, effect.arguments)
        return { key, value: encoded.json, label: 'record', ...stored }
      })
    : []
  const reason = adopted ? 'it was there already' : 'read back as expected'
  const said = adopted ? {} : saidWith(activation, spec, effect.id)
  return {
    events: [{ ...base, result: 'confirmed', facts, ...said, found: encoded.json, reason }, ...fell],
    texts: encoded.texts,
  }
}

/** What was written by words of outsiders does not become a record by being read back. */
function storedParts({ label, writers, owners }: Subject, written: readonly string[]): Pick<FactGiven, 'stored'> {
  if (label === 'record' || label === 'person') return {}
  return { stored: written.map((field) => ({ path: [field], label, writers, owners })) }
}

/** What follows from an effect that is not there: it may be tried again, or the refusal is written down with its blame. */
export function absentEvents(
  activation: Activation,
  spec: ActionSpec,
  effect: EffectState,
  ended: CallEnd | undefined,
  reason: string,
): readonly EventBody[] {
  const read = {
    type: 'effect.read',
    effect: effect.id,
    result: 'absent',
    adopted: false,
    differing: [],
    facts: [],
    found: null,
  } as const
  if (ended?.kind === 'refused' || ended?.kind === 'missing') {
    const input = ended.kind === 'refused' ? ended.blame : undefined
    const known = activation.known()
    const steps = [effect.step, ...effect.joined]
    const blames = steps.map((step) => blameOf(known, { spec, scope: JSON.parse(step.scope) as string[] }, input))
    // Of several writes made as one, nobody can tell whose input is meant unless all have the same.
    const shared = new Set(blames.map(({ blame }) => blame?.key)).size === 1 ? blames[0] : undefined
    const failures = steps.map((step, index): EventBody => ({
      type: 'step.failed',
      step,
      failure: { kind: ended.kind, reason: ended.reason, ...(index === 0 ? shared : {}) },
    }))
    return [{ ...read, reason }, ...failures]
  }
  if (ended?.kind === 'stopped') {
    const decision: DecisionRecord = {
      effect: 'deny',
      reasons: decideStops(ended.stops).map((one) => one.reason),
      policyHash: activation.loaded.policies.hash,
    }
    return [{ ...read, reason, begun: false }, stoppedEvent(effect.step, effect.title, ended.stops, decision)]
  }
  const answered = ended?.kind === 'answered'
  const after = ended?.kind === 'later' ? (ended.after ?? 0) : 0
  const wait = Math.max(after, backOff(effect.attempt - 1, activation.context.random))
  const again = new Date(activation.context.clock.now().getTime() + wait).toISOString()
  return [{ ...read, reason: answered ? 'the system said yes, but nothing is there' : reason, again }]
}

/**
 * After a write, or the end of a child run: what it may have changed (wherever it is known), what it was to make true
 * (for the entities it was about) and what must never be are looked at again.
 */
export function fellAfter(
  activation: Activation,
  spec: Pick<ActionSpec | DelegationSpec, 'changes' | 'makes'>,
  steps: readonly StepReference[],
  why: string,
): readonly EventBody[] {
  const { state, loaded } = activation
  const changed = new Set([...spec.changes, ...activation.goal.never].map((one) => one.name))
  const scopes = steps.map((step) => JSON.parse(step.scope) as string[])
  const made = new Set(spec.makes.flatMap((check) => scopes.map((scope) => keyFor(check.gives, scope))))
  const keys = [...state.facts.keys()].filter((key) => made.has(key) || changed.has(partsOf(key).name))
  const retry = [...loaded.agent.capabilities.values()].filter(
    (one) =>
      mayBeForgiven(state, one.name) &&
      (one.kind === 'condition' || ('gives' in one && one.gives !== undefined && changed.has(one.gives.name))),
  )
  // Where nothing known falls and nothing found wanting may be tried again, there is nothing to tell.
  if (keys.length + retry.length === 0) return []
  return [{ type: 'facts.fell', keys, why, retry: retry.map((one) => one.name) }]
}
