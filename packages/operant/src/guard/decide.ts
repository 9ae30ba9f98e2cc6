import type { DecisionRecord } from '../journal/decision-record.ts'
import { Money } from '../facts/money.ts'
import { decideAutonomy, type AutonomyCap } from './sections/autonomy.ts'
import type { Budget, DayOf } from './sections/budget.ts'
import { reserve } from './sections/budget.ts'
import type { Check } from './sections/check.ts'
import { decideCheck } from './sections/check.ts'
import { decideTable } from './layers/tables.ts'
import type { Read, ValueOf } from './language/expression.ts'
import type { Finding } from './finding.ts'
import { cannotJudge, finding } from './finding.ts'
import type { Grant } from './sections/grant.ts'
import { decideGrants, type NotGranted } from './layers/grants.ts'
import { decideStops } from './layers/stops.ts'
import { decideEgress } from './layers/egress.ts'
import { decideArguments } from './layers/arguments.ts'
import { decideEntitlement } from './layers/entitlement.ts'
import { judgeArguments } from './layers/argument-relations.ts'
import { decideSubject } from './layers/subject.ts'
import type { Outcome } from './outcome.ts'
import { combine, outcomePhrase } from './outcome.ts'
import type { BudgetReservation, GuardDecision, GuardedCall } from './policies.ts'
import { countCall, type Rate } from './sections/rate.ts'
import type { Rule } from './sections/rule.ts'
import { decideRule } from './sections/rule.ts'
import type { Table } from './sections/table.ts'
import { below, checked, NotAsPromised } from './language/value.ts'

/** Everything that is compiled for one action. */
export interface ActionPolicies {
  readonly tables: readonly Table[]
  readonly rules: readonly Rule[]
  readonly checks: readonly Check[]
  readonly budgets: readonly Budget[]
  readonly grants: readonly Grant[]
  readonly rates: readonly Rate[]
  readonly autonomy: readonly AutonomyCap[]
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
    const record = recordOf(findings, common)
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
  if (call.spends) findings.push(...decideSpend(call, call.spends, own?.budgets ?? [], valueOf, common, reservations))
  findings.push(...countCalls(call, own?.rates ?? [], valueOf, common, reservations))
  findings.push(...decideAutonomy(call, own?.autonomy ?? []))
  return findings
}

/** No rule, no action. */
export function noRule(action: string): Finding {
  return finding('rule', 'no rule', { effect: 'deny' }, `Denied, for no rule covers ${action}.`)
}

function notGrantedRecord({ finding: why, again }: NotGranted, common: CommonPolicies): DecisionRecord {
  return { ...recordOf([why], common), ...(again && { again: again.toISOString() }) }
}

function countCalls(
  call: GuardedCall,
  rates: readonly Rate[],
  valueOf: ValueOf,
  common: CommonPolicies,
  reservations: BudgetReservation[],
): readonly Finding[] {
  return rates.flatMap((rate) => {
    try {
      reservations.push(countCall(rate, call, valueOf, common.dayOf))
      return []
    } catch (error) {
      return [cannotJudge('budget', rate.id, `rate ${rate.name}`, error)]
    }
  })
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

/** A value a model made up, and that no record bears, rests on nothing: a person must bear it. */
function decideLiterals(call: GuardedCall, borne: ReadonlySet<string>, needed: readonly Outcome[]): readonly Finding[] {
  const unborne = [...new Set(call.literals)].filter((name) => !borne.has(name))
  if (unborne.length === 0) return []
  return needed.map((outcome) =>
    finding(
      'relation',
      'literals',
      outcome,
      `A model supplied ${unborne.join(', ')} itself, which ${outcomePhrase(outcome)}.`,
    ),
  )
}

function decideSpend(
  call: GuardedCall,
  spend: NonNullable<GuardedCall['spends']>,
  budgets: readonly Budget[],
  valueOf: ValueOf,
  common: CommonPolicies,
  reservations: BudgetReservation[],
): readonly Finding[] {
  const named = budgets.filter((budget) => budget.name === spend.budget)
  if (named.length === 0)
    return [
      finding(
        'budget',
        'budget',
        { effect: 'deny' },
        `Denied, for there is no budget "${spend.budget}" that ${call.action} may spend from.`,
      ),
    ]
  return named.flatMap((budget) => {
    try {
      if (!(spend.amount instanceof Money)) throw new NotAsPromised('the amount is not money')
      reservations.push(reserve(budget, call, spend, valueOf, common.dayOf))
      return []
    } catch (error) {
      return [cannotJudge('budget', budget.id, `budget ${budget.name}`, error)]
    }
  })
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
  return {
    ...recordOf([{ outcome: outcomeOf(record), reason: added.reason }, added], common),
    reasons: [...record.reasons, added.reason],
  }
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
    ...recordOf([{ outcome: outcomeOf(record), reason: added.reason }, added], common),
    reasons: [...record.reasons, added.reason],
    ...(wait && { again: ends.toISOString() }),
  }
}

/** The outcome that a record states. */
export function outcomeOf({ effect, approval }: DecisionRecord): Outcome {
  if (effect === 'approve') return { effect, roles: approval?.roles ?? [], count: approval?.count ?? 1 }
  return effect === 'escalate' ? { effect, roles: approval?.roles ?? [], count: 1 } : { effect }
}
