import { z } from 'zod'
import { CAPABILITY } from '../../agent/capability.ts'
import { condition, defineAgent, fact, goal, query, without, type Agent } from '../../index.ts'

/** A capability of a made-up domain: which fact it gives, from which others, at what cost. */
export interface MadeUp {
  readonly gives: number
  readonly needs: readonly number[]
  readonly cost: number
}

export interface Domain {
  readonly facts: number
  readonly givers: readonly MadeUp[]
  /** What the one check needs. */
  readonly wanted: readonly number[]
}

const subject = fact('subject', z.string())

/** The agent of a domain, put together as if every fact could be had, and then without the givers it does not have. */
export function agentOf(domain: Domain): Agent {
  const facts = Array.from({ length: domain.facts }, (_, index) => fact(`f${index}`, z.number()))
  const at = (index: number) => {
    const found = facts[index]
    if (!found) throw new Error(`there is no fact ${index}`)
    return found
  }
  const needsOf = (indexes: readonly number[]) => Object.fromEntries(indexes.map((index) => [`n${index}`, at(index)]))
  const givers = domain.givers.map((giver, index) =>
    query({
      name: `give${index}`,
      needs: { subject, ...needsOf(giver.needs) },
      gives: at(giver.gives),
      cost: giver.cost,
      read: () => index,
    }),
  )
  const anyhow = facts.map((one, index) =>
    query({ name: `anyhow${index}`, needs: { subject }, gives: one, read: () => 0 }),
  )
  const found = condition({ name: 'found', needs: { subject, ...needsOf(domain.wanted) }, holds: () => true })
  const find = goal({ name: 'find', ask: 'Find {subject}', input: { subject }, doneWhen: [found] })
  const all = defineAgent({ name: 'finder', goals: [find], can: [...givers, ...anyhow] })
  return without(all, ...anyhow.map((one) => one[CAPABILITY].name))
}

/** Facts that some order of steps gives. */
export function reachable(domain: Domain): ReadonlySet<number> {
  const had = new Set<number>()
  for (let before = -1; before !== had.size;) {
    before = had.size
    for (const giver of domain.givers) if (giver.needs.every((need) => had.has(need))) had.add(giver.gives)
  }
  return had
}

/** What the cheapest set of givers costs that gives everything wanted, found by trying all sets. */
export function optimum(domain: Domain): number {
  let best = Infinity
  for (let set = 0; set < 2 ** domain.givers.length; set += 1) {
    const givers = domain.givers.filter((_, index) => set & (1 << index))
    const cost = givers.reduce((sum, giver) => sum + giver.cost, 0)
    if (cost >= best) continue
    const had = reachable({ ...domain, givers })
    if (domain.wanted.every((one) => had.has(one))) best = cost
  }
  return best
}
