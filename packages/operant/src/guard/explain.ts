import type { DecisionExplanation, DecisionReason, DecisionRecord } from '../journal/decision-record.ts'
import type { ActionPolicies, CommonPolicies } from './decide.ts'
import { findingsFor, outcomeOf, recordOf, valuesOf } from './decide.ts'
import type { ValueOf } from './expression.ts'
import type { Outcome } from './outcome.ts'
import type { GuardedCall } from './policies.ts'
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
      ways:
        record.effect === 'allow' ? [] : waysOut(own, valueOf, outcomeOf(record), (values) => outcomeBy(own, values)),
    }
  } catch {
    // What cannot be judged was denied; there is nothing to try.
    return { ...told, ways: [] }
  }
}

/** The record after a limit was passed: the limit decided, where it says more than what decided before. */
export function explainOver(before: DecisionRecord, after: DecisionRecord): DecisionRecord {
  const [deciding, former] = [decidingReason(after), decidingReason(before)]
  const runnerUp =
    former && former !== deciding ? { runnerUp: { rule: former.rule, effect: former.effect, text: former.text } } : {}
  return { ...after, explanation: { ...(deciding && { deciding: deciding.rule }), ...runnerUp, ways: [] } }
}

/** The reason that decided: the first of those that say the most severe. */
export function decidingReason({ effect, reasons }: DecisionRecord): DecisionReason | undefined {
  return reasons.find((reason) => reason.effect === effect) ?? reasons[0]
}

function withoutRule(own: ActionPolicies | undefined, id: string): ActionPolicies | undefined {
  if (!own) return undefined
  return {
    ...own,
    rules: own.rules.filter((rule) => rule.id !== id),
    // A table without rows covers nothing, and says so.
    tables: own.tables.map((table) => ({ ...table, rows: table.rows.filter((row) => row.id !== id) })),
  }
}
