import { isQuestion } from '../agent/goal.ts'
import type { CapabilitySpec, DelegationSpec, WaitSpec } from '../agent/capability.ts'
import { scopeKey, keyFor, type Scope } from '../facts/key.ts'
import { openOf } from '../journal/collection-state.ts'
import type { StepReference } from '../journal/events.ts'
import { stepKey, waitKey, type RunState } from '../journal/state.ts'
import { actionAvailability } from './action-availability.ts'
import { nextMoment, waitText } from '../journal/wait-state.ts'
import { setAvailability } from './set-availability.ts'
import type { Knowledge } from './knowledge.ts'

/** Whether a step whose inputs are known may be taken now. */
export type Availability =
  | { readonly kind: 'free'; readonly penalty: number }
  /** Not yet; `until` in milliseconds, where a time is known. `begun`: something it began is still open. */
  | { readonly kind: 'pending'; readonly what: string; readonly until: number | undefined; readonly begun: boolean }
  | { readonly kind: 'blocked'; readonly why: string }

export const free: Availability = { kind: 'free', penalty: 0 }
/** Makes a giver whose value was refused the last resort, before giving up. */
const doubtful: Availability = { kind: 'free', penalty: 200 }

/** Why a run may not use `spec` at all, whatever its inputs: a question changes nothing. */
export function forbidden(known: Knowledge, spec: CapabilitySpec): string | undefined {
  if (spec.kind === 'action' && spec.setsOnly) return `${spec.name} is used in change sets alone`
  if (!known.asksOnly) return undefined
  const changes =
    spec.kind === 'action' || spec.kind === 'change set' || (spec.kind === 'delegation' && !isQuestion(spec.to))
  return changes ? `${spec.name} changes something, and this goal only asks` : undefined
}

/** May `spec` be used for `scope` with the inputs of this hash? */
export function availabilityOf(known: Knowledge, spec: CapabilitySpec, scope: Scope, inputs: string): Availability {
  const no = forbidden(known, spec)
  if (no !== undefined) return { kind: 'blocked', why: no }
  const { state } = known
  const step = { capability: spec.name, scope: scopeKey(scope), inputs }
  const key = stepKey(step)
  const mark = state.spent.get(key)?.find((one) => one.inputs === inputs)
  if (mark) return { kind: 'blocked', why: mark.reason }
  const fault = state.faults.get(key)
  if (fault && fault.retryAt > state.now)
    return { kind: 'pending', what: `${spec.name} again, after: ${fault.reason}`, until: fault.retryAt, begun: false }
  switch (spec.kind) {
    case 'action':
      return openRequest(state, step) ?? actionAvailability(known, spec, scope, inputs)
    case 'delegation':
      return delegationAvailability(state, spec, step)
    case 'wait':
      return waitAvailability(state, spec, step)
    case 'change set':
      return setAvailability(known, step)
    case 'question':
      return openRequest(state, step) ?? gaveRefuted(known, spec, scope, inputs)
    default:
      return gaveRefuted(known, spec, scope, inputs)
  }
}

function openRequest(state: RunState, step: StepReference): Availability | undefined {
  const open = [...state.requests.values()].find(
    (request) => request.answer === undefined && waitKey(request.step) === waitKey(step),
  )
  return open && { kind: 'pending', what: `${open.kind}: ${open.title}`, until: open.expiresAt, begun: true }
}

/** One that has begun is gone on with where its elements are others now, rather than given up for another way. */
function delegationAvailability(state: RunState, spec: DelegationSpec, step: StepReference): Availability {
  const delegation = state.delegations.get(stepKey(step))
  if (!delegation) return free
  if (delegation.inputs !== step.inputs) return { kind: 'free', penalty: -spec.cost }
  const open = openOf(delegation)
  return open > 0
    ? { kind: 'pending', what: `${open} child runs of ${spec.name}`, until: undefined, begun: true }
    : { kind: 'blocked', why: 'its child runs have ended, and it was not enough' }
}

function waitAvailability(state: RunState, spec: WaitSpec, step: StepReference): Availability {
  const before = state.waits.get(waitKey(step))
  if (before && !before.ended)
    return { kind: 'pending', what: waitText(before), until: nextMoment(before), begun: true }
  return before && before.count >= spec.most
    ? { kind: 'blocked', why: 'it was waited for, and it was not enough' }
    : free
}

/** A giver that gave a refused value for these inputs will most likely give it again. */
function gaveRefuted(known: Knowledge, spec: CapabilitySpec, scope: Scope, inputs: string): Availability {
  if (!('gives' in spec) || !spec.gives) return free
  const refuted = known.state.refuted.get(keyFor(spec.gives, scope)) ?? []
  return refuted.some(({ giver }) => giver?.capability === spec.name && giver.inputs === inputs) ? doubtful : free
}
