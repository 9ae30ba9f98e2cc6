import type { DecisionRecord } from '../journal/decision-record.ts'
import { cannotJudge, finding, type Finding } from './finding.ts'
import type { Read, ValueOf } from './language/expression.ts'
import { below, checked } from './language/value.ts'
import { judgeArguments } from './layers/argument-relations.ts'
import { decideArguments } from './layers/arguments.ts'
import { decideAutonomy } from './layers/autonomy.ts'
import { decideSpend } from './layers/budgets.ts'
import { decideCheck } from './layers/checks.ts'
import { decideEgress } from './layers/egress.ts'
import { decideEntitlement } from './layers/entitlement.ts'
import { decideGrants, type NotGranted } from './layers/grants.ts'
import { decideLiterals } from './layers/literals.ts'
import { countCalls } from './layers/rates.ts'
import { decideRule, noRule } from './layers/rules.ts'
import { decideStops } from './layers/stops.ts'
import { decideSubject } from './layers/subject.ts'
import { decideTable } from './layers/tables.ts'
import { decideUnproven } from './layers/unproven.ts'
import type { Outcome } from './outcome.ts'
import { combine, outcomePhrase } from './outcome.ts'
import type { BudgetReservation, GuardDecision, GuardedCall } from './policies.ts'
import type { Asking } from './sections/asking.ts'
import type { AutonomyCap } from './sections/autonomy.ts'
import type { Budget } from './sections/budget.ts'
import type { Check } from './sections/check.ts'
import type { Grant } from './sections/grant.ts'
import type { DayOf } from './sections/hours.ts'
import type { Rate } from './sections/rate.ts'
import type { Rule } from './sections/rule.ts'
import type { Table } from './sections/table.ts'

/** Everything that is compiled for one action. */
export interface ActionPolicies {
  readonly tables: readonly Table[]
  readonly rules: readonly Rule[]
  readonly checks: readonly Check[]
  readonly budgets: readonly Budget[]
  readonly grants: readonly Grant[]
  readonly rates: readonly Rate[]
  readonly autonomy: readonly AutonomyCap[]
  readonly requests: readonly Asking[]
}

/** What holds for every action. */
export interface CommonPolicies {
  readonly hash: string
  /** Of published policies: which version they are. */
  readonly version?: number
  readonly dayOf: DayOf
  /** Roles, lowest first: each may approve what those before it may. */
  readonly authority: readonly string[]
  /** What arguments supplied by a model need; empty: any approval, else one by an operator. */
  readonly literals: readonly Outcome[]
  /** What arguments that nothing bears need; empty: any approval, else one by an operator. */
  readonly unproven: readonly Outcome[]
  /** Whether any policy grants anything. */
  readonly granting: boolean
}

const operator: Outcome = { effect: 'approve', roles: ['operator'], count: 1 }

/**
 * Decides one call. A stop or a missing grant ends it; otherwise every table, rule, budget and rate is looked at, so
 * that the explanation is complete.
 */
export function decide(
  call: GuardedCall,
  actions: ReadonlyMap<string, ActionPolicies>,
  common: CommonPolicies,
): GuardDecision {
  try {
    if (call.stops && call.stops.length > 0)
      return { record: recordOf(decideStops(call.stops), common), reservations: [] }
    const own = actions.get(call.action)
    const valueOf = valuesOf(call)
    const notGranted = decideGrants(call, own?.grants ?? [], common, valueOf)
    if (notGranted) return { record: notGrantedRecord(notGranted, common), reservations: [] }
    const refused = decideArguments(call)
    if (refused.length > 0) return { record: recordOf(refused, common), reservations: [] }
    const reservations: BudgetReservation[] = []
    const findings = findingsFor(call, own, common, valueOf, reservations)
    const record = { ...recordOf(findings, common), ...inShadow(findings, common) }
    return { record, reservations: record.effect === 'allow' || record.effect === 'approve' ? reservations : [] }
  } catch (error) {
    return { record: recordOf([cannotJudge('arguments', 'guardrail', 'the call', error)], common), reservations: [] }
  }
}

/** What everything from the relations on contributes: all of it is looked at. */
export function findingsFor(
  call: GuardedCall,
  own: ActionPolicies | undefined,
  common: CommonPolicies,
  valueOf: ValueOf,
  reservations: BudgetReservation[],
): readonly Finding[] {
  const ruled = [
    ...(own?.tables ?? []).flatMap((table) => decideTable(table, valueOf)),
    ...(own?.rules ?? []).flatMap((rule) => decideRule(rule, valueOf)),
  ]
  const judged = judgeArguments(call.bearing)
  const byRules = [
    ...decideSubject(call.bearing),
    ...decideEntitlement(call.bearing),
    ...(ruled.length > 0 ? ruled : [noRule(call.action)]),
    ...(own?.checks ?? []).map((check) => decideCheck(check, valueOf)),
  ]
  const asked = combine(
    byRules.map((one) => one.outcome),
    common.authority,
  )
  const findings = [
    ...judged.findings(byPeople(asked, common.unproven)),
    ...byRules,
    ...decideEgress(call.sending, judged.borne, byPeople(asked, common.unproven)),
    ...decideLiterals(call, new Set([...judged.borne, ...judged.free]), byPeople(asked, common.literals)),
  ]
  if (call.spends)
    findings.push(...decideSpend(call, call.spends, own?.budgets ?? [], valueOf, common.dayOf, reservations))
  findings.push(...countCalls(call, own?.rates ?? [], valueOf, common.dayOf, reservations))
  const alone = findings.every(({ outcome }) => outcome.effect === 'allow')
  findings.push(...decideAutonomy(call, own?.autonomy ?? [], alone))
  if (call.unproven) findings.push(...decideUnproven(call, findings, common.authority, operator))
  return findings
}

/** What would have become of a call that only shadow keeps from being made; nothing where it was denied anyway. */
function inShadow(findings: readonly Finding[], common: CommonPolicies): Pick<DecisionRecord, 'shadow'> {
  const others = findings.filter(({ shadow }) => shadow !== true)
  if (others.length === findings.length) return {}
  const { effect, approval } = recordOf(others, common)
  return effect === 'deny' ? {} : { shadow: { effect, ...(approval && { approval }) } }
}

function notGrantedRecord({ finding: why, again }: NotGranted, common: CommonPolicies): DecisionRecord {
  return { ...recordOf([why], common), ...(again && { again: again.toISOString() }) }
}

export function recordOf(findings: readonly Finding[], common: CommonPolicies): DecisionRecord {
  const outcome = combine(
    findings.map((one) => one.outcome),
    common.authority,
  )
  return {
    effect: outcome.effect,
    reasons: findings.map((one) => one.reason),
    ...('roles' in outcome && { approval: { roles: outcome.roles, count: outcome.count } }),
    policyHash: common.hash,
    ...(common.version !== undefined && { policyVersion: common.version }),
  }
}

/** Whoever must approve the call anyway sees the value and bears it; only a policy that says more asks for more. */
function byPeople(asked: Outcome, stated: readonly Outcome[]): readonly Outcome[] {
  return stated.length > 0 ? stated : [asked.effect === 'approve' ? asked : operator]
}

/** What a call and what is known say, by path. */
export function valuesOf(call: GuardedCall): ValueOf {
  const about: Readonly<Record<string, unknown>> = {
    arguments: call.arguments,
    now: call.now,
    agent: call.agent,
    startedBy: call.startedBy,
  }
  return ({ path, field }: Read) => {
    const found = Object.hasOwn(about, path.root)
      ? below(about, [path.root, ...path.fields])
      : below(call.facts, [path.root, ...path.fields])
    return found === undefined && field.optional ? undefined : checked(found, field.type, path.text)
  }
}

/** The record once a reservation was refused: what the budget says of calls over it is added. */
export function overBudget(
  record: DecisionRecord,
  reservation: BudgetReservation,
  common: CommonPolicies,
): DecisionRecord {
  if (reservation.rate) return overRate(record, reservation, reservation.rate, common)
  const { budget, amount, limit, over } = reservation
  const text = `${amount.toString()} would pass the limit of ${limit.toString()} of budget ${budget}, which ${outcomePhrase(over)}.`
  const added = finding('budget', `budget ${budget}`, over, text, [
    { source: `${budget} within ${limit.toString()}`, result: 'false', values: { amount: amount.toString() } },
  ])
  return withFinding(record, added, common)
}

function overRate(
  record: DecisionRecord,
  { budget, per, over }: BudgetReservation,
  { most, wait, ends }: NonNullable<BudgetReservation['rate']>,
  common: CommonPolicies,
): DecisionRecord {
  const becomes = wait ? `the call waits until ${ends.toISOString()}` : `which ${outcomePhrase(over)}`
  const text = `The rate ${budget} of ${most} per ${per} is reached, ${wait ? 'and ' : ''}${becomes}.`
  const clauses = [{ source: `${budget} within ${most}`, result: 'false', values: {} }] as const
  const added = finding('budget', `rate ${budget}`, over, text, clauses)
  return {
    ...withFinding(record, added, common),
    ...(wait && { again: ends.toISOString() }),
  }
}

/** The record with one finding more: never milder than it was. */
function withFinding(record: DecisionRecord, added: Finding, common: CommonPolicies): DecisionRecord {
  return {
    ...recordOf([{ outcome: outcomeOf(record), reason: added.reason }, added], common),
    reasons: [...record.reasons, added.reason],
  }
}

/** The outcome that a record states. */
export function outcomeOf({ effect, approval }: DecisionRecord): Outcome {
  if (effect === 'approve') return { effect, roles: approval?.roles ?? [], count: approval?.count ?? 1 }
  return effect === 'escalate' ? { effect, roles: approval?.roles ?? [], count: 1 } : { effect }
}
