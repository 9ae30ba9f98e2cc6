import type { DecisionReason, Layer } from '../journal/decision-record.ts'
import type { Expression, Read, ValueOf } from './language/expression.ts'
import type { Outcome } from './outcome.ts'
import { shown } from './language/value.ts'

/** What one table, rule or budget contributes to a decision. */
export interface Finding {
  readonly reason: DecisionReason
  readonly outcome: Outcome
  /** Only keeps the call from being made: whatever else is found is what would have become of it. */
  readonly shadow?: true
}

export type Clause = DecisionReason['clauses'][number]

export function finding(
  layer: Layer,
  rule: string,
  outcome: Outcome,
  text: string,
  clauses: readonly Clause[] = [],
): Finding {
  return { outcome, reason: { layer, rule, effect: outcome.effect, text, clauses } }
}

/** A denial because something could not be judged: whatever is thrown, nothing is allowed. */
export function cannotJudge(
  layer: Layer,
  rule: string,
  name: string,
  error: unknown,
  clauses: readonly Clause[] = [],
): Finding {
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'something went wrong'
  return finding(layer, rule, { effect: 'deny' }, `Denied, for ${name} cannot be judged: ${why}.`, clauses)
}

/** The values an expression looked at, by path. */
export function seen(reads: readonly Read[], valueOf: ValueOf): Readonly<Record<string, string>> {
  return Object.fromEntries(
    reads.map((read) => {
      try {
        return [read.path.text, shown(valueOf(read))]
      } catch {
        return [read.path.text, 'not readable']
      }
    }),
  )
}

/** One part of a condition with what it saw. */
export function explain(expression: Expression, valueOf: ValueOf): Clause {
  const values = seen(expression.reads, valueOf)
  try {
    return { source: expression.source, result: expression.evaluate(valueOf) === true ? 'true' : 'false', values }
  } catch {
    return { source: expression.source, result: 'error', values }
  }
}
