import type { DecisionExplanation, DecisionReason, DecisionRecord } from '../journal/decision-record.ts'
import type { ActionPolicies, CommonPolicies } from './decide.ts'
import { findingsFor, outcomeOf, recordOf, valuesOf } from './decide.ts'
import { noRule } from './layers/rules.ts'
import { decideTable } from './layers/tables.ts'
import type { ValueOf } from './language/expression.ts'
import { compareSeverity, type Outcome } from './outcome.ts'
import type { GuardedCall } from './policies.ts'
import type { Table } from './sections/table.ts'
import { waysOut } from './ways-out.ts'

/**
 * What decided, what would have without it, and what would have to be otherwise. All of it is found by deciding the call
 * again: without the rule or row that decided, and with each value changed alone.
 */
export function explainDecision(
  call: GuardedCall,
  record: DecisionRecord,
  own: ActionPolicies | undefined,
  common: CommonPolicies,
): DecisionExplanation {
  const deciding = decidingReason(record)
  if (!deciding) return { ways: [] }
  const told = { deciding: deciding.rule }
  // Stops, grants and what is no argument at all come before everything else: nothing was looked at behind them.
  if (
    deciding.layer === 'stop' ||
    deciding.layer === 'grant' ||
    deciding.layer === 'arguments' ||
    deciding.rule === 'published policies'
  )
    return { ...told, ways: [] }
  try {
    const valueOf = valuesOf(call)
    if (record.effect === 'allow')
      return { ...told, ...runnerUpOfAllowed(call, record, deciding, own, valueOf), ways: [] }
    const outcomeBy = (policies: ActionPolicies | undefined, values: ValueOf): Outcome =>
      outcomeOf(recordOf(findingsFor(call, policies, common, values, []), common))
    const rest = findingsFor(call, withoutRule(own, deciding.rule), common, valueOf, []).filter(
      ({ reason }) => reason.rule !== deciding.rule,
    )
    const other = recordOf(rest, common)
    const next = decidingReason(other)
    return {
      ...told,
      ...(deciding.rule === 'no rule' || !next
        ? {}
        : { runnerUp: { rule: next.rule, effect: next.effect, text: next.text } }),
      ways: waysOut(own, valueOf, outcomeOf(record), (values) => outcomeBy(own, values)),
    }
  } catch {
    // What cannot be judged was denied; there is nothing to try.
    return { ...told, ways: [] }
  }
}

/**
 * What would have decided a call that everything allows: only the table that its row is taken out of can say otherwise,
 * so that nothing else is decided again.
 */
function runnerUpOfAllowed(
  call: GuardedCall,
  { reasons }: DecisionRecord,
  deciding: DecisionReason,
  own: ActionPolicies | undefined,
  valueOf: ValueOf,
): Pick<DecisionExplanation, 'runnerUp'> {
  const table = own?.tables.find(({ rows }) => rows.some(({ id }) => id === deciding.rule))
  const instead = table ? decideTable(withoutRow(table, deciding.rule), valueOf).map(({ reason }) => reason) : []
  const others = [...instead, ...reasons.filter((reason) => reason !== deciding)]
  const covered = others.some(({ layer }) => layer === 'rule')
  const all = covered ? others : [noRule(call.action).reason]
  const next = all.toSorted((one, other) => compareSeverity(other.effect, one.effect))[0]
  return next ? { runnerUp: { rule: next.rule, effect: next.effect, text: next.text } } : {}
}

/** The record after a limit was passed: the limit decided, where it says more than what decided before. */
export function explainOver(before: DecisionRecord, after: DecisionRecord): DecisionRecord {
  const [deciding, former] = [decidingReason(after), decidingReason(before)]
  const runnerUp =
    former && former !== deciding ? { runnerUp: { rule: former.rule, effect: former.effect, text: former.text } } : {}
  return { ...after, explanation: { ...(deciding && { deciding: deciding.rule }), ...runnerUp, ways: [] } }
}

/** The rule, row or layer that decided. */
export function decidingRule(record: DecisionRecord): string | undefined {
  return decidingReason(record)?.rule
}

/** The reason that decided: the first of those that say the most severe. */
function decidingReason({ effect, reasons }: DecisionRecord): DecisionReason | undefined {
  return reasons.find((reason) => reason.effect === effect) ?? reasons[0]
}

function withoutRule(own: ActionPolicies | undefined, id: string): ActionPolicies | undefined {
  if (!own) return undefined
  return {
    ...own,
    rules: own.rules.filter((rule) => rule.id !== id),
    tables: own.tables.map((table) => withoutRow(table, id)),
  }
}

/** A table without rows covers nothing, and says so. */
function withoutRow(table: Table, id: string): Table {
  return { ...table, rows: table.rows.filter((row) => row.id !== id) }
}
