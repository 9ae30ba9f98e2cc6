import type { ActionPolicies, CommonPolicies } from './decide.ts'
import { everybodyKnown } from './sections/grant.ts'
import type { Outcome } from './outcome.ts'

/** Every role that policies name, wherever they do. */
export function rolesNamed(actions: ReadonlyMap<string, ActionPolicies>, common: CommonPolicies): readonly string[] {
  const all = [...actions.values()]
  const outcomes: readonly (Outcome | 'wait')[] = [
    ...all.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map(({ outcome }) => outcome))),
    ...all.flatMap(({ rules }) => rules.map(({ outcome }) => outcome)),
    ...all.flatMap(({ budgets }) => budgets.map(({ over }) => over)),
    ...all.flatMap(({ rates }) => rates.map(({ over }) => over)),
    ...common.literals,
    ...common.unproven,
  ]
  const people = all.flatMap(({ grants }) => grants.flatMap((grant) => grant.people))
  const named = outcomes.flatMap((outcome) => (outcome !== 'wait' && 'roles' in outcome ? outcome.roles : []))
  const capped = all.flatMap(({ autonomy }) => autonomy.map(({ by }) => by))
  const next = all.flatMap(({ requests }) => requests.flatMap(({ escalate = [] }) => escalate.map(({ to }) => to)))
  return [...new Set([...common.authority, ...named, ...people, ...capped, ...next])].filter(
    (role) => role !== everybodyKnown,
  )
}
