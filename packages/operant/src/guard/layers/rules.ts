import { cannotJudge, explain, finding, type Finding } from '../finding.ts'
import type { ValueOf } from '../language/expression.ts'
import { outcomePhrase } from '../outcome.ts'
import type { Rule } from '../sections/rule.ts'

/** What a rule says; nothing where its condition does not hold. */
export function decideRule(rule: Rule, valueOf: ValueOf): readonly Finding[] {
  try {
    const holds = rule.when ? rule.when.evaluate(valueOf) : true
    if (holds === false) return []
    if (holds !== true) throw new Error('its condition is neither true nor false')
    const clauses = rule.clauses.map((clause) => explain(clause, valueOf))
    return [
      finding(
        'rule',
        rule.id,
        rule.outcome,
        rule.because ?? `Rule "${rule.name}" ${outcomePhrase(rule.outcome)}.`,
        clauses,
      ),
    ]
  } catch (error) {
    const clauses = rule.clauses.map((clause) => explain(clause, valueOf))
    return [cannotJudge('rule', rule.id, `rule ${rule.name}`, error, clauses)]
  }
}

/** No rule, no action. */
export function noRule(action: string): Finding {
  return finding('rule', 'no rule', { effect: 'deny' }, `Denied, for no rule covers ${action}.`)
}
