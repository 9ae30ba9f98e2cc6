import type { Json } from '../../facts/json.ts'
import type { DecisionExplanation, DecisionReason, DecisionRecord } from '../../journal/decision-record.ts'
import type { EventBody } from '../../journal/events.ts'
import { stepKey, type RequestState } from '../../journal/state.ts'
import { joinLabels, type Activation } from '../activation.ts'
import { originsOf } from './gather-bearing.ts'
import { decidedOf, type Call } from '../calling/call.ts'
import { commitDecided } from './governed.ts'
import type { NewRequest } from '../store.ts'
import { referenceTo } from '../stepping/take-step.ts'

/** How long an approval is waited for, in milliseconds. */
const approvalDue = 2 * 86_400_000

/** An approval to act under. `fresh`: not used yet; otherwise every attempt made under it was found to have had no effect. */
export interface Approval {
  readonly request: string
  readonly fresh: boolean
}

/** An approval that was given for exactly this call under the same terms, and has had no effect yet. */
export function approvalFor(activation: Activation, call: Call, record: DecisionRecord): Approval | undefined {
  const { state, context } = activation
  const asked = state.decisions.get(stepKey(referenceTo(call.step)))
  if (asked?.argumentsHash !== call.argumentsHash || !covers(asked.decision, record)) return undefined
  // The last one that was asked for: one before it was for other terms.
  const request = [...state.requests.values()].findLast(
    (one) => one.kind === 'approve' && one.argumentsHash === call.argumentsHash && one.answer?.kind !== 'withdrawn',
  )
  if (request?.answer?.kind !== 'approved') return undefined
  const used = [...state.effects.values()].filter((effect) => effect.approval === request.id)
  if (used.length === 0) return { request: request.id, fresh: true }
  const stands = context.clock.now().getTime() < request.expiresAt
  return stands && used.every((effect) => effect.result === 'absent')
    ? { request: request.id, fresh: false }
    : undefined
}

/**
 * Whether what was approved is what is asked for now: the same people, and no reason that they were not shown. Where
 * the policies were changed meanwhile, a reason is the same only where it says the same; of a record that bears nothing,
 * always.
 */
function covers(asked: DecisionRecord, now: DecisionRecord): boolean {
  if (JSON.stringify(asked.approval) !== JSON.stringify(now.approval)) return false
  const samePolicies = asked.policyHash === now.policyHash
  const said = ({ effect, rule, layer = 'rule', text, clauses }: DecisionReason): string => {
    const words = samePolicies ? (layer === 'rule' ? [] : [text]) : [text, ...clauses.map(({ source }) => source)]
    return [effect, rule, ...words].join('\n')
  }
  const shown = new Set(asked.reasons.map(said))
  return now.reasons.every((one) => one.effect === 'allow' || shown.has(said(one)))
}

/** Asks people to approve a call. What was asked about the same step with other arguments no longer applies. */
export async function askApproval(activation: Activation, call: Call, record: DecisionRecord): Promise<false> {
  const now = activation.context.clock.now()
  const request = requestFor(activation, call, record, now)
  const key = stepKey(referenceTo(call.step))
  const stale = [...activation.state.requests.values()].filter(
    (one) => stepKey(one.step) === key && one.answer === undefined,
  )
  const asked: EventBody = {
    type: 'request.asked',
    request: request.id,
    kind: 'approve',
    step: referenceTo(call.step),
    argumentsHash: call.argumentsHash,
    title: call.title,
    expiresAt: request.expiresAt,
  }
  await commitDecided(activation, [...withdrawn(stale, 'the call changed'), decidedOf(call, record), asked], {
    requests: [request],
    withdraw: stale.map((one) => one.id),
  })
  return false
}

/** The events of requests that no longer apply. */
export function withdrawn(requests: readonly RequestState[], reason: string): readonly EventBody[] {
  return requests.map((one) => ({
    type: 'request.answered',
    request: one.id,
    answer: { kind: 'withdrawn', reason },
  }))
}

function requestFor(activation: Activation, call: Call, record: DecisionRecord, now: Date): NewRequest {
  return {
    id: activation.context.id(),
    kind: 'approve',
    roles: record.approval?.roles ?? [],
    count: record.approval?.count ?? 1,
    requester: activation.state.opened.startedBy,
    title: call.undoes === undefined ? call.title : `Take back: ${call.title}`,
    shown: {
      action: call.step.spec.name,
      arguments: call.arguments,
      origins: originsOf(call.step),
      label: joinLabels(call.from),
      reasons: record.reasons.map((one) => ({ rule: one.rule, effect: one.effect, text: one.text })),
      ...(record.explanation ? { explanation: explanationShown(record.explanation) } : {}),
      risk: call.step.spec.risk,
      undo: call.step.spec.undo === 'none' ? 'cannot be undone' : 'can be undone',
      policy: record.policyHash,
      ...(record.policyVersion === undefined ? {} : { policyVersion: record.policyVersion }),
      goal: activation.state.opened.asked,
    },
    argumentsHash: call.argumentsHash,
    askedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + approvalDue).toISOString(),
  }
}

/** As a request keeps it. */
function explanationShown({ deciding, runnerUp, ways }: DecisionExplanation): Json {
  return {
    ...(deciding === undefined ? {} : { deciding }),
    ...(runnerUp ? { runnerUp: { rule: runnerUp.rule, effect: runnerUp.effect, text: runnerUp.text } } : {}),
    ways: [...ways],
  }
}
