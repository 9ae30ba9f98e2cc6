import { scopeKey, keyFor, type Scope } from '../facts/key.ts'
import type { ActionSpec, CapabilitySpec, DelegationSpec } from '../agent/capability.ts'
import { stepKey, type EffectState, type RunState } from '../journal/state.ts'
import type { Knowledge } from './knowledge.ts'

/** Whether a step whose inputs are known may be taken now. */
export type Availability =
  | { readonly kind: 'free'; readonly penalty: number }
  /** Something it began is still open; `until` in milliseconds, where a time is known. */
  | { readonly kind: 'pending'; readonly what: string; readonly until: number | undefined }
  | { readonly kind: 'blocked'; readonly why: string }

const free: Availability = { kind: 'free', penalty: 0 }
/** Makes a giver whose value was refused the last resort, before giving up. */
const doubtful: Availability = { kind: 'free', penalty: 200 }

/** May `spec` be used for `scope` with the inputs of this hash? */
export function availabilityOf(known: Knowledge, spec: CapabilitySpec, scope: Scope, inputs: string): Availability {
  const { state } = known
  const key = stepKey({ capability: spec.name, scope: scopeKey(scope) })
  const mark = state.spent.get(key)?.find((one) => one.inputs === inputs)
  if (mark) return { kind: 'blocked', why: mark.reason }
  const fault = state.faults.get(key)
  if (fault && fault.retryAt > state.now)
    return { kind: 'pending', what: `${spec.name} is tried again after: ${fault.reason}`, until: fault.retryAt }
  switch (spec.kind) {
    case 'action':
      return actionAvailability(state, spec, key, inputs)
    case 'delegation':
      return delegationAvailability(state, spec, key, inputs)
    case 'question': {
      const open = openRequest(state, key, inputs)
      return open ?? free
    }
    default:
      return gaveRefuted(known, spec, scope, inputs)
  }
}

function openRequest(state: RunState, key: string, inputs: string): Availability | undefined {
  for (const request of state.requests.values()) {
    if (stepKey(request.step) === key && request.step.inputs === inputs && request.answer === undefined) {
      return { kind: 'pending', what: `${request.kind}: ${request.title}`, until: request.expiresAt }
    }
  }
  return undefined
}

/** Effects of a step, whether it was used itself or joined to another entity's. */
export function effectsOf(state: RunState, key: string): readonly EffectState[] {
  return [...state.effects.values()].filter(
    (effect) => effect.undoes === undefined && [effect.step, ...effect.joined].some((step) => stepKey(step) === key),
  )
}

function actionAvailability(state: RunState, spec: ActionSpec, key: string, inputs: string): Availability {
  const open = openRequest(state, key, inputs)
  if (open) return open
  const effects = effectsOf(state, key)
  const standing = effects.find((effect) => effect.result === 'intended' || effect.result === 'unknown')
  if (standing)
    return { kind: 'pending', what: `${standing.title}: not known yet whether it happened`, until: standing.again }
  const same = effects.filter((effect) =>
    [effect.step, ...effect.joined].some((step) => stepKey(step) === key && step.inputs === inputs),
  )
  const absent = same.filter((effect) => effect.result === 'absent')
  if (absent.length >= spec.attempts)
    return { kind: 'blocked', why: `tried ${absent.length} times without effect: ${absent.at(-1)?.reason ?? ''}` }
  const again = absent.at(-1)?.again
  if (again !== undefined && again > state.now)
    return { kind: 'pending', what: `${spec.name} is tried again`, until: again }
  return doneAvailability(
    state,
    spec,
    same.filter((effect) => effect.result === 'confirmed' || effect.result === 'differs'),
  )
}

function doneAvailability(state: RunState, spec: ActionSpec, done: readonly EffectState[]): Availability {
  const last = done.at(-1)
  if (!last || last.undone) return free
  if (last.result === 'differs') return { kind: 'blocked', why: `the system holds something else: ${last.reason}` }
  const settled = last.readAt + spec.settle
  if (settled > state.now) return { kind: 'pending', what: `${last.title} takes effect`, until: settled }
  if (!spec.repeat || done.length >= spec.repeat.most)
    return { kind: 'blocked', why: 'done and confirmed, and it was not enough' }
  const next = last.readAt + spec.repeat.every
  return next > state.now ? { kind: 'pending', what: `${spec.name} again`, until: next } : free
}

function delegationAvailability(state: RunState, spec: DelegationSpec, key: string, inputs: string): Availability {
  const children = [...state.children.values()].filter(
    (child) => stepKey(child.step) === key && child.step.inputs === inputs,
  )
  if (children.length === 0) return free
  const open = children.filter((child) => child.outcome === undefined)
  if (open.length > 0) return { kind: 'pending', what: `${open.length} child runs of ${spec.name}`, until: undefined }
  return { kind: 'blocked', why: 'all child runs have ended' }
}

/** A deterministic giver that gave a refused value for these inputs would only give it again. */
function gaveRefuted(known: Knowledge, spec: CapabilitySpec, scope: Scope, inputs: string): Availability {
  if (!('gives' in spec) || !spec.gives) return free
  const fact = known.state.facts.get(keyFor(spec.gives, scope))
  if (!fact?.fallen || fact.giver.capability !== spec.name || fact.giver.inputs !== inputs) return free
  return spec.kind === 'query' || spec.kind === 'condition'
    ? doubtful
    : { kind: 'blocked', why: 'it gave a value that was refused' }
}
