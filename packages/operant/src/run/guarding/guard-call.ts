import { decodeFact } from '../../facts/fact.ts'
import type { Scope } from '../../facts/key.ts'
import { Money } from '../../facts/money.ts'
import type { Provenance } from '../../facts/provenance.ts'
import { nothingToBear } from '../../guard/guarded-bearing.ts'
import { compareSeverity } from '../../guard/outcome.ts'
import type { BudgetReservation, GuardDecision, GuardedCall } from '../../guard/policies.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { EventBody, Stop } from '../../journal/events.ts'
import { instanceOf, type Knowledge } from '../../planning/knowledge.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import type { Activation } from '../activation.ts'
import type { Values } from '../../agent/capability.ts'
import { approvalFor, askApproval } from './approval.ts'
import { gatherBearing } from './gather-bearing.ts'
import { decidedOf, intentOf, type Call } from '../calling/call.ts'
import type { ActStep } from '../deciding/decide.ts'
import type { CallTurn } from '../stepping/call-turn.ts'
import { failureOf } from '../stepping/failures.ts'
import { commitDecided } from './governed.ts'
import { influencesOf } from './influence.ts'
import { drainInbox } from '../waiting/inbox.ts'
import { policyName } from './policy-name.ts'
import { previewOf } from './preview.ts'
import { reviewOf } from './review.ts'
import { gatherSending } from './gather-sending.ts'
import { storedBy } from './stored-by.ts'
import type { Also, EffectRow, Reservation } from '../store.ts'
import { standingHere, stoppedEvent } from '../stopping/stops.ts'
import { switchesOf } from '../stopping/switches.ts'
import { referenceTo } from '../stepping/take-step.ts'

/**
 * Asks the guardrail about a call and commits what follows: the intent with its reservations where it may happen,
 * a request where a person must say so, a refusal otherwise. True only when the intent is committed; its turn has come then.
 */
export async function guardCall(activation: Activation, call: Call, turn?: CallTurn): Promise<boolean> {
  const switches = switchesOf(activation, call)
  const stops = standingHere(activation, switches)
  if (stops.length > 0) return hold(activation, call, stops)
  const preview = await previewOf(activation, call, turn)
  if (!preview) return false
  await turn?.next()
  const known = activation.known()
  const { record, reservations } = await decideCall(activation, known, call, preview)
  return conclude(activation, { ...call, switches, preview }, record, reservations)
}

/**
 * A write made for several entities must be right for each of them: the most severe decision counts. Without its
 * explanation where thousands are decided of which few are shown.
 */
export async function decideCall(
  activation: Activation,
  known: Knowledge,
  call: Call,
  preview: Values,
  explained = true,
): Promise<GuardDecision> {
  const steps = [call.step, ...call.joined]
  const decisions = await Promise.all(
    steps.map((step) => decideFor(activation, known, call, step, preview, [], explained)),
  )
  return decisions.reduce((one, other) => stricter(one, other))
}

/** A call that is decided, with the switches that would stop it and what it would come to. */
type Decided = Call & { readonly switches: readonly string[]; readonly preview: Values }

/** A stop ends the decision: nothing is begun, asked or refused, and the run waits until it is released. */
async function hold(activation: Activation, call: Call, stops: readonly Stop[]): Promise<false> {
  const { record } = await decideFor(activation, activation.known(), call, call.step, {}, stops)
  await activation.commit([stoppedEvent(referenceTo(call.step), call.title, stops, record)])
  return false
}

async function decideFor(
  activation: Activation,
  known: Knowledge,
  call: Call,
  step: ActStep,
  preview: Values,
  stops: readonly Stop[] = [],
  explained = true,
): Promise<GuardDecision> {
  const { policies } = activation.loaded
  const guarded = await guardedCall(activation, known, call, step, preview, stops)
  const { record, reservations } = policies.decide(guarded)
  if (!explained) return { record, reservations }
  return { record: { ...record, explanation: policies.explain(guarded, record) }, reservations }
}

/** Everything that the policies look at for one call about one entity. */
async function guardedCall(
  activation: Activation,
  known: Knowledge,
  call: Call,
  step: ActStep,
  preview: Values,
  stops: readonly Stop[],
): Promise<GuardedCall> {
  // What takes this run's own effect back says what was borne when it was made.
  const bearing = call.undoes === undefined ? await gatherBearing(activation, known, step) : nothingToBear
  const labels = labelsOf(call)
  const { unproven } = activation.loaded
  return {
    action: policyName(call),
    arguments: call.values,
    facts: { ...factsFor(activation, known, call, step.scope), ...preview },
    literals: call.literals,
    labels,
    sending: gatherSending(call, labels),
    bearing,
    spends: call.spends,
    unproven: unproven.get(call.step.spec.name),
    agent: activation.loaded.agent.name,
    startedBy: activation.state.opened.startedBy,
    person: activation.context.people?.(activation.state.opened.startedBy),
    run: activation.run,
    // A clock that is set back opens no window that was over.
    now: new Date(Math.max(activation.context.clock.now().getTime(), activation.state.now)),
    stops,
  }
}

/** Of a write made for several entities, an argument is labelled with what it is for all of them. */
function labelsOf({ step, joined }: Call): Readonly<Record<string, Provenance>> {
  const steps = [step, ...joined]
  const names = new Set(steps.flatMap(({ inputs }) => Object.keys(inputs.origins)))
  return Object.fromEntries(
    [...names].map((name) => [name, joinedProvenance(steps.flatMap(({ inputs }) => inputs.origins[name] ?? []))]),
  )
}

function stricter(one: GuardDecision, other: GuardDecision): GuardDecision {
  const difference = compareSeverity(one.record.effect, other.record.effect)
  const [strict, mild] = difference < 0 ? [other, one] : [one, other]
  if (difference !== 0 || JSON.stringify(one.record.approval) === JSON.stringify(other.record.approval))
    return { ...strict, record: { ...strict.record, reasons: [...strict.record.reasons, ...mild.record.reasons] } }
  // Different people would have to approve one write: nobody can by these rules.
  const reasons = [...one.record.reasons, ...other.record.reasons]
  return { record: { ...one.record, effect: 'escalate', reasons }, reservations: [] }
}

/** What the policies look at, about this call's entity, as it is known now. A fact that cannot be read is left out. */
function factsFor(
  activation: Activation,
  known: Knowledge,
  call: Call,
  scope: Scope,
): Readonly<Record<string, unknown>> {
  const mentioned = activation.loaded.policies.factsFor(policyName(call))
  // A proposal that rules look at through a value of its own is refused when it is bound; what search proposes is not bound.
  const searched = activation.loaded.agent.reasoner === 'hybrid'
  const entries = mentioned.flatMap(({ fact }) => {
    const spec = activation.loaded.agent.facts.get(fact)
    const instance = spec && instanceOf(known, spec, scope)
    if (!spec || !instance || (searched && instance.label === 'literal')) return []
    try {
      return [[fact, decodeFact(spec, instance.value)] as const]
    } catch {
      return []
    }
  })
  return Object.fromEntries(entries)
}

async function conclude(
  activation: Activation,
  call: Decided,
  record: DecisionRecord,
  reservations: readonly BudgetReservation[],
): Promise<boolean> {
  // What is not taken back stays, and is said: looking for it again would come to the same.
  if (record.shadow && call.undoes === undefined) return writeDown(activation, call, record)
  if (record.effect === 'deny' || record.effect === 'escalate') return denied(activation, call, record)
  const asked = { call, record, preview: call.preview }
  const approval = record.effect === 'approve' ? approvalFor(activation, asked) : undefined
  if (record.effect === 'approve' && !approval) return askApproval(activation, asked)
  const at = activation.context.clock.now().toISOString()
  const { identity, effect, argumentsHash, step } = call
  const also: Also = {
    // Only this run can take its own effect back, and its journal says whether it has: no other need know.
    ...(call.undoes === undefined ? { intend: { identity, action: step.spec.name, effect, argumentsHash } } : {}),
    switches: call.switches,
    reserve: reservations.map((one) => reservationOf(one, effect)),
    requests: reviewOf(activation, call, record),
    stores: storedBy(call, approval !== undefined, influencesOf(activation)),
    ...(approval?.fresh ? { consumeApproval: { request: approval.request, argumentsHash, at } } : {}),
  }
  const events = [decidedOf(call, record), intentOf(activation, call, approval?.request)]
  const result = await commitDecided(activation, events, also)
  switch (result.kind) {
    case 'appended':
      return true
    case 'came':
      // Somebody may have said stop, or taken an approval back: it is taken in before anything else is begun.
      await drainInbox(activation)
      return false
    case 'stopped':
      return hold(activation, call, result.stops)
    case 'over budget': {
      const passed = reservations.find((one) => one.key === result.budget)
      if (!passed) throw new Error(`budget ${result.budget} was not asked for`)
      const stricterRecord = activation.loaded.policies.overBudget(record, passed)
      const others = reservations.filter((one) => one !== passed)
      return conclude(activation, call, stricterRecord, [...others, beyondLimit(passed)])
    }
    case 'identity taken':
      return elsewhere(activation, call, result.by)
    case 'identities taken':
      throw new Error('one intent was committed, and several were refused')
    case 'approval void':
      return askApproval(activation, asked)
    case 'fenced':
      return false
  }
}

/** What a person has approved beyond the limit counts against the budget all the same. */
export function beyondLimit(one: BudgetReservation): BudgetReservation {
  return { ...one, limit: Money.ofMinor(2n ** 62n, one.amount.currency) }
}

export function reservationOf(one: BudgetReservation, effect: string): Reservation {
  // What was counted stays counted, whatever becomes of the call: its reservation is not the effect's.
  const holder = one.rate ? `call of ${effect}` : effect
  return {
    key: one.key,
    effect: holder,
    minor: one.amount.minor,
    limitMinor: one.limit.minor,
    currency: one.amount.currency,
  }
}

/** Where the agent only watches, the decision is all there is: no other way is sought for what was not refused. */
async function writeDown(activation: Activation, call: Decided, record: DecisionRecord): Promise<false> {
  const steps = [call.step, ...call.joined].map(referenceTo)
  await commitDecided(
    activation,
    steps.map((step) => ({ ...decidedOf(call, record), step })),
    { requests: reviewOf(activation, call, record) },
  )
  return false
}

async function denied(activation: Activation, call: Call, record: DecisionRecord): Promise<false> {
  // What somebody put in is refused, and not the call: it is asked again as it was.
  if (call.edited.length > 0 && record.again === undefined) {
    await commitDecided(activation, [decidedOf(call, record)])
    return false
  }
  const reason = record.reasons.find((one) => one.effect === record.effect)?.text ?? 'no rule allows it'
  const failures = [call.step, ...call.joined].map((step): EventBody => ({
    type: 'step.failed',
    step: referenceTo(step),
    failure:
      record.again === undefined
        ? { kind: 'denied', reason: `${call.title}: ${reason}` }
        : { kind: 'fault', reason: `${call.title}: ${reason}`, retryAt: record.again, waits: true },
  }))
  await commitDecided(activation, [decidedOf(call, record), ...failures], {
    requests: reviewOf(activation, call, record),
  })
  return false
}

/** Another run holds this intent: looked at again when a call of it has had time to end. */
async function elsewhere(activation: Activation, call: Call, by: EffectRow): Promise<false> {
  const { step } = call
  const reason = `run ${by.run} holds the same intent (${by.state})`
  const trouble = { kind: 'later' as const, reason, after: step.spec.timeout, certain: true }
  const failure = failureOf(activation.known(), step, trouble, activation.context.random)
  await activation.commit([{ type: 'step.failed', step: referenceTo(step), failure }])
  return false
}
