import { cannotJudge, explain, finding, type Clause, type Finding } from '../finding.ts'
import type { Expression, ValueOf } from '../language/expression.ts'
import { shown } from '../language/value.ts'
import { outcomePhrase } from '../outcome.ts'
import type { Check } from '../sections/check.ts'

/** What a check says: that it holds, or what becomes of the call where it does not. It never allows by itself. */
export function decideCheck(check: Check, valueOf: ValueOf): Finding {
  const clause = (): Clause => {
    const { values, ...told } = explain(check.holds, valueOf)
    return {
      ...told,
      values: { ...values, ...Object.fromEntries(check.computed.map((one) => [one.source, worth(one, valueOf)])) },
    }
  }
  try {
    const holds = check.holds.evaluate(valueOf)
    if (holds === true)
      return finding('reasonability', check.id, { effect: 'allow' }, `Check "${check.name}" holds.`, [clause()])
    if (holds !== false) throw new Error('its condition is neither true nor false')
    const { otherwise, because } = check
    const text = because ?? `Check "${check.name}" does not hold, which ${outcomePhrase(otherwise)}.`
    return finding('reasonability', check.id, otherwise, text, [clause()])
  } catch (error) {
    return cannotJudge('reasonability', check.id, `check ${check.name}`, error, [clause()])
  }
}

function worth(expression: Expression, valueOf: ValueOf): string {
  try {
    const value = expression.evaluate(valueOf)
    return shown(typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)
  } catch {
    return 'cannot be worked out'
  }
}
