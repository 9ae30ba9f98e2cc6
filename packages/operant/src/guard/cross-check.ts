import type { ActionPolicies, CommonPolicies } from './decide.ts'
import type { Outcome } from './outcome.ts'
import { combine } from './outcome.ts'
import type { PolicyProblem } from './problem.ts'
import type { PolicyVocabulary } from './vocabulary.ts'

/** What only shows when all policies of an action are seen together. */
export function crossCheck(
  vocabulary: PolicyVocabulary,
  actions: ReadonlyMap<string, ActionPolicies>,
  common: CommonPolicies,
  path: string,
): readonly PolicyProblem[] {
  return Object.entries(vocabulary.actions).flatMap(([action, { spends }]) => {
    const own = actions.get(action)
    if (!own || own.tables.length + own.rules.length === 0) return []
    const undefinedBudgets = spends.filter((name) => !own.budgets.some((budget) => budget.name === name))
    const spending = undefinedBudgets.map((name) => ({
      message: `${action} spends from budget ${name}, which no policy defines: every call that spends is denied`,
      mend: `Add a budget named ${name}`,
    }))
    return [...spending, ...unranked(action, own, common)].map((found) => ({ path, line: 1, column: 1, ...found }))
  })
}

/** Two approvals that one call can need, and that nobody may give together. */
function unranked(
  action: string,
  own: ActionPolicies,
  common: CommonPolicies,
): readonly { message: string; mend: string }[] {
  const groups: readonly (readonly Outcome[])[] = [
    ...own.tables.map((table) => table.rows.map((row) => row.outcome)),
    ...own.rules.map((rule) => [rule.outcome]),
    ...own.checks.map((check) => [check.otherwise]),
    ...own.budgets.map((budget) => [budget.over]),
    common.literals,
    common.unproven,
  ]
  for (const [index, group] of groups.entries()) {
    for (const one of group) {
      for (const other of groups.slice(index + 1).flat()) {
        if (one.effect !== 'approve' || other.effect !== 'approve') continue
        if (combine([one, other], common.authority).effect === 'approve') continue
        const roles = [...new Set([...one.roles, ...other.roles])].join(' and ')
        const message = `A call of ${action} can need approval by ${roles} at once, and authority does not say whose counts for both: it is handed over`
        return [{ message, mend: 'Add authority: and the roles, the lowest first' }]
      }
    }
  }
  return []
}
