import { decodeFact } from '../../../facts/fact.ts'
import { keyFor } from '../../../facts/key.ts'
import { Money } from '../../../facts/money.ts'
import { nothingToBear } from '../../../guard/guarded-bearing.ts'
import { outcomeText } from '../../../guard/outcome.ts'
import type { BudgetReservation } from '../../../guard/policies.ts'
import type { EffectState, RunState } from '../../../journal/state.ts'
import { decodeArguments } from '../../../run/calling/call.ts'
import type { LoadedAgent } from '../../../run/loading/load-agent.ts'
import type { BudgetRow } from '../../../store/budgets.ts'
import { spentBy } from './tell-money.ts'

/** How far the limits of one budget were used, in one currency. */
export interface BudgetUse {
  readonly budget: string
  /** What has the limit to itself: `day`, or `day and customer.id`. */
  readonly per: string
  readonly limit: Money
  /** What becomes of a call that would pass it. */
  readonly over: string
  /** How many days, customers or whatever it is per have spent from it, and the most that one of them did. */
  readonly accounts: number
  readonly most: Money
}

/**
 * Budgets as the store holds them. The store knows them by opaque keys; which budget a key belongs to is what the
 * policies say of the calls that were made.
 */
export function budgetUse(
  states: readonly RunState[],
  agents: ReadonlyMap<string, LoadedAgent>,
  rows: readonly BudgetRow[],
): readonly BudgetUse[] {
  const used = new Map(rows.map((row) => [row.key, Money.ofMinor(row.usedMinor, row.currency)]))
  const reserved = states.flatMap((state) => {
    const loaded = agents.get(state.opened.agent)
    return loaded ? [...state.effects.values()].flatMap((effect) => reservedFor(loaded, state, effect)) : []
  })
  const byKey = new Map(reserved.map((one) => [one.key, one]))
  const accounts = [...byKey.values()].flatMap((one) => {
    const spent = used.get(one.key)
    return spent ? [{ ...one, spent }] : []
  })
  const groups = Map.groupBy(accounts, ({ budget, per, limit }) => `${budget} ${per} ${limit.currency}`)
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      if (!first) return []
      const { budget, per, limit, over } = first
      const most = others.reduce((best, { spent }) => (spent.compare(best) > 0 ? spent : best), first.spent)
      return [{ budget, per, limit, over: outcomeText(over), accounts: others.length + 1, most }]
    })
}

/** What a call had to set aside, as the policies decide it. */
function reservedFor(loaded: LoadedAgent, state: RunState, effect: EffectState): readonly BudgetReservation[] {
  const spec = loaded.agent.capabilities.get(effect.action)
  if (spec?.kind !== 'action' || !spec.spend || effect.adopted || effect.undoes !== undefined) return []
  const amount = spentBy(spec, effect.arguments)
  if (!amount) return []
  const { reservations } = loaded.policies.decide({
    action: spec.name,
    arguments: decodeArguments(spec, effect.arguments),
    facts: mentionedFacts(loaded, state, effect),
    literals: [],
    bearing: nothingToBear,
    spends: { budget: spec.spend.budget, amount },
    agent: loaded.agent.name,
    startedBy: state.opened.startedBy,
    // It was made, so it was granted.
    person: { roles: loaded.policies.roles },
    run: state.run,
    now: new Date(effect.intendedAt),
  })
  return reservations.filter(({ rate }) => rate === undefined)
}

function mentionedFacts(
  { agent, policies }: LoadedAgent,
  state: RunState,
  { action, step }: EffectState,
): Readonly<Record<string, unknown>> {
  const scope = JSON.parse(step.scope) as readonly string[]
  const entries = policies.factsFor(action).flatMap(({ fact }) => {
    const spec = agent.facts.get(fact)
    const known = spec && state.facts.get(keyFor(spec, scope))
    return spec && known ? [[fact, decodeFact(spec, known.value)] as const] : []
  })
  return Object.fromEntries(entries)
}
