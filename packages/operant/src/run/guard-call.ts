import type { Values } from '../agent/capability.ts'
import { decodeFact } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import type { BudgetReservation } from '../guard/policies.ts'
import type { DecisionRecord, EventBody } from '../journal/events.ts'
import { stepKey, type RequestState } from '../journal/state.ts'
import { instanceOf, type Instance } from '../planning/knowledge.ts'
import { joinLabels, sources, type Activation } from './activation.ts'
import type { ActStep } from './decide.ts'
import { failureOf } from './failures.ts'
import type { Also, NewRequest, Reservation } from './store.ts'
import { referenceTo } from './take-step.ts'

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
  readonly attempt: number
  readonly effect: string
  readonly from: readonly Instance[]
  readonly literals: readonly string[]
  /** Set when this call takes an earlier effect back. */
  readonly undoes?: string
}

/** The event that says what is about to be done. */
export function intentOf(call: Call): EventBody {
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
    from: sources(call.from),
    label: joinLabels(call.from),
    attempt: call.attempt,
    occasion: call.occasion,
    ...(call.undoes === undefined ? {} : { undoes: call.undoes }),
  }
}

/** How long an approval is waited for, in milliseconds. */
const approvalDue = 2 * 86_400_000

/**
 * Asks the guardrail about a call and commits what follows: the intent with its reservations where it may happen,
 * a request where a person must say so, a refusal otherwise. True only when the intent is committed.
 */
export async function guardCall(activation: Activation, call: Call): Promise<boolean> {
  const { policies } = activation.loaded
  const { spend } = call.step.spec
  const amount = call.undoes === undefined ? spend?.amount(call.values) : undefined
  const spends = spend && amount && { budget: spend.budget, amount }
  const decision = policies.decide({
    action: policyName(call),
    arguments: call.values,
    facts: factsFor(activation, call),
    literals: call.literals,
    spends,
    agent: activation.loaded.agent.name,
    startedBy: activation.state.opened.startedBy,
    run: activation.run,
    now: activation.context.clock.now(),
  })
  return conclude(activation, call, decision.record, decision.reservations)
}

export function policyName(call: Call): string {
  return call.undoes === undefined ? call.step.spec.name : `${call.step.spec.name}.undo`
}

/** What the policies look at, about this call's entity, as it is known now. */
function factsFor(activation: Activation, call: Call): Readonly<Record<string, unknown>> {
  const known = activation.known()
  const mentioned = activation.loaded.policies.factsFor(call.step.spec.name)
  const entries = mentioned.flatMap(({ fact }) => {
    const spec = activation.loaded.agent.facts.get(fact)
    const instance = spec && instanceOf(known, spec, call.step.scope)
    return spec && instance ? [[fact, decodeFact(spec, instance.value)] as const] : []
  })
  return Object.fromEntries(entries)
}

async function conclude(
  activation: Activation,
  call: Call,
  record: DecisionRecord,
  reservations: readonly BudgetReservation[],
): Promise<boolean> {
  if (record.effect === 'deny' || record.effect === 'escalate') return denied(activation, call, record)
  const approval = record.effect === 'approve' ? approvalFor(activation, call, record) : undefined
  if (record.effect === 'approve' && !approval) return ask(activation, call, record)
  const also: Also = {
    intend: {
      identity: call.identity,
      action: call.step.spec.name,
      effect: call.effect,
      argumentsHash: call.argumentsHash,
    },
    reserve: reservations.map((one) => reservationOf(one, call.effect)),
    ...(approval
      ? {
          consumeApproval: {
            request: approval.id,
            argumentsHash: call.argumentsHash,
            at: activation.context.clock.now().toISOString(),
          },
        }
      : {}),
  }
  const result = await activation.commit([decidedOf(call, record), intentOf(call)], also)
  switch (result.kind) {
    case 'appended':
      return true
    case 'over budget': {
      const passed = reservations.find((one) => one.key === result.budget) ?? reservations[0]
      if (!passed) throw new Error(`budget ${result.budget} was not asked for`)
      return conclude(
        activation,
        call,
        activation.loaded.policies.overBudget(record, passed),
        reservations.filter((one) => one !== passed),
      )
    }
    case 'identity taken':
      return elsewhere(activation, call, result.by.run)
    case 'approval void':
      return ask(activation, call, record)
    case 'fenced':
      return false
  }
}

function reservationOf(one: BudgetReservation, effect: string): Reservation {
  return { key: one.key, effect, minor: one.amount.minor, limitMinor: one.limit.minor, currency: one.amount.currency }
}

/** An approval that was given for exactly this call under the same terms. */
function approvalFor(activation: Activation, call: Call, record: DecisionRecord): RequestState | undefined {
  const asked = activation.state.decisions.get(stepKey(referenceTo(call.step)))
  const sameTerms =
    asked?.argumentsHash === call.argumentsHash &&
    JSON.stringify(asked.decision.approval) === JSON.stringify(record.approval)
  if (!sameTerms) return undefined
  return [...activation.state.requests.values()].findLast(
    (one) => one.kind === 'approve' && one.argumentsHash === call.argumentsHash && one.answer?.kind === 'approved',
  )
}

function decidedOf(call: Call, decision: DecisionRecord): EventBody {
  return {
    type: 'call.decided',
    step: referenceTo(call.step),
    argumentsHash: call.argumentsHash,
    arguments: call.arguments,
    decision,
  }
}

async function denied(activation: Activation, call: Call, record: DecisionRecord): Promise<false> {
  const reason = record.reasons.find((one) => one.effect === record.effect)?.text ?? 'no rule allows it'
  const failures = [call.step, ...call.joined].map((step): EventBody => ({
    type: 'step.failed',
    step: referenceTo(step),
    failure: { kind: 'denied', reason: `${call.title}: ${reason}` },
  }))
  await activation.commit([decidedOf(call, record), ...failures])
  return false
}

/** Another run holds this intent: looked at again later, when its outcome is known. */
async function elsewhere(activation: Activation, call: Call, run: string): Promise<false> {
  const trouble = { kind: 'later' as const, reason: `run ${run} is doing the same`, after: 1_000, certain: true }
  await activation.commit([
    {
      type: 'step.failed',
      step: referenceTo(call.step),
      failure: failureOf(activation.known(), call.step, trouble, activation.context.random),
    },
  ])
  return false
}

async function ask(activation: Activation, call: Call, record: DecisionRecord): Promise<false> {
  const now = activation.context.clock.now()
  const expiresAt = new Date(now.getTime() + approvalDue).toISOString()
  const request: NewRequest = {
    id: activation.context.id(),
    kind: 'approve',
    roles: record.approval?.roles ?? [],
    count: record.approval?.count ?? 1,
    requester: activation.state.opened.startedBy,
    title: call.title,
    shown: {
      action: call.step.spec.name,
      arguments: call.arguments,
      label: joinLabels(call.from),
      reasons: record.reasons.map((one) => ({ rule: one.rule, effect: one.effect, text: one.text })),
      risk: call.step.spec.risk,
      undo: call.step.spec.undo === 'none' ? 'cannot be undone' : 'can be undone',
      policy: record.policyHash,
      goal: activation.state.opened.asked,
    },
    argumentsHash: call.argumentsHash,
    askedAt: now.toISOString(),
    expiresAt,
  }
  const stale = openRequestsOf(activation, call)
  await activation.commit(
    [
      ...stale.map((one): EventBody => ({
        type: 'request.answered',
        request: one.id,
        answer: { kind: 'withdrawn', reason: 'the call changed' },
      })),
      decidedOf(call, record),
      {
        type: 'request.asked',
        request: request.id,
        kind: 'approve',
        step: referenceTo(call.step),
        argumentsHash: call.argumentsHash,
        title: call.title,
        expiresAt,
      },
    ],
    { requests: [request], withdraw: stale.map((one) => one.id) },
  )
  return false
}

/** Requests for the same step with other arguments: what they ask about no longer applies. */
function openRequestsOf(activation: Activation, call: Call): readonly RequestState[] {
  const key = stepKey(referenceTo(call.step))
  return [...activation.state.requests.values()].filter((one) => stepKey(one.step) === key && one.answer === undefined)
}
