import type { Values } from '../../agent/capability.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { Bindings, EventBody } from '../../journal/events.ts'
import { stepKey, type RequestState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'
import type { Call } from '../calling/call.ts'
import { decidedOf } from '../calling/call.ts'
import { referenceTo } from '../stepping/take-step.ts'
import { askingTimes } from '../waiting/asking-times.ts'
import { bindingsOf, differences } from './bindings.ts'
import { commitDecided } from './governed.ts'
import { policyName } from './policy-name.ts'
import { shownOf } from './shown-to-approve.ts'

/** An approval to act under. `fresh`: not used yet; otherwise every attempt made under it was found to have had no effect. */
export interface Approval {
  readonly request: string
  readonly fresh: boolean
}

/** What is decided about a call, as people are asked to approve it. */
export interface ToApprove {
  readonly call: Call
  readonly record: DecisionRecord
  /** What the call would come to, as its policies saw it. */
  readonly preview: Values
}

/** An approval that was given for exactly this call, under everything that holds now, and has had no effect yet. */
export function approvalFor(activation: Activation, asked: ToApprove): Approval | undefined {
  const { state, context } = activation
  const { call } = asked
  const request = askedAbout(activation, call).findLast((one) => one.argumentsHash === call.argumentsHash)
  // Elements are a change set's: whoever names some has not approved this call.
  if (request?.answer?.kind !== 'approved' || request.answer.elements || !request.bound) return undefined
  if (differences(request.bound, bound(asked)).length > 0) return undefined
  const used = [...state.effects.values()].filter((effect) => effect.approval === request.id)
  if (used.length === 0) return { request: request.id, fresh: true }
  const stands = context.clock.now().getTime() < request.expiresAt
  return stands && used.every((effect) => effect.result === 'absent')
    ? { request: request.id, fresh: false }
    : undefined
}

/** Approvals that were asked for about this call's step, and not taken back. */
function askedAbout({ state }: Activation, { step }: Call): readonly RequestState[] {
  const key = stepKey(referenceTo(step))
  return [...state.requests.values()].filter(
    (one) => one.kind === 'approve' && stepKey(one.step) === key && one.answer?.kind !== 'withdrawn',
  )
}

function bound({ call, record, preview }: ToApprove): Bindings {
  return bindingsOf(call, policyName(call), record, preview)
}

/** Asks people to approve a call. What was asked about the same step, and was not used, no longer applies. */
export async function askApproval(activation: Activation, asked: ToApprove): Promise<false> {
  const { call, record } = asked
  const { step } = call
  const now = activation.context.clock.now()
  const action = policyName(call)
  const terms = activation.loaded.policies.askingFor(action) ?? step.spec.asking
  const { ends, ...times } = askingTimes(terms, now, activation.context.calendar)
  const bindings = bound(asked)
  const before = askedAbout(activation, call).at(-1)
  const id = activation.context.id()
  const title = call.undoes === undefined ? call.title : `Take back: ${call.title}`
  const stale = [...activation.state.requests.values()].filter(
    (one) => stepKey(one.step) === stepKey(referenceTo(step)) && one.answer === undefined,
  )
  const event: EventBody = {
    type: 'request.asked',
    request: id,
    kind: 'approve',
    step: referenceTo(step),
    argumentsHash: call.argumentsHash,
    title: call.title,
    expiresAt: ends,
    bound: bindings,
  }
  await commitDecided(activation, [...withdrawn(stale, 'the call changed'), decidedOf(call, record), event], {
    requests: [
      {
        id,
        kind: 'approve',
        roles: record.approval?.roles ?? [],
        count: record.approval?.count ?? 1,
        requester: activation.state.opened.startedBy,
        title,
        shown: shownOf(activation, asked, changedSince(activation, before, bindings)),
        argumentsHash: call.argumentsHash,
        alike: [action, record.explanation?.deciding ?? '', record.policyHash].join('\n'),
        ...times,
      },
    ],
    withdraw: stale.map((one) => one.id),
  })
  return false
}

/** What is otherwise than when people were asked before; undefined where what they said has been used or refused. */
function changedSince({ state }: Activation, before: RequestState | undefined, now: Bindings) {
  const { answer, bound: was, id, refused } = before ?? {}
  const used = [...state.effects.values()].some((effect) => effect.approval === id)
  const stands = answer === undefined || answer.kind === 'approved' || answer.kind === 'edited'
  if (id === undefined || !was || used || !stands) return undefined
  const said = answer && 'by' in answer ? { [answer.kind]: answer.by } : {}
  return { request: id, ...said, ...(refused === undefined ? {} : { refused }), differences: differences(was, now) }
}

/** The events of requests that no longer apply. */
export function withdrawn(requests: readonly RequestState[], reason: string): readonly EventBody[] {
  return requests.map((one) => ({
    type: 'request.answered',
    request: one.id,
    answer: { kind: 'withdrawn', reason },
  }))
}
