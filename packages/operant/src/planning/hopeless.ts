import { cheapest, type FactNode, type Graph, type StepNode } from './graph.ts'

/** Optional needs by `hopelessKey`, and why they count as looked for in vain. */
export type Hopeless = ReadonlyMap<string, 'no way' | 'leads back'>

/** Name of an optional need of one step. */
export function hopelessKey(step: { readonly id: string }, fact: { readonly id: string }): string {
  return `${fact.id} for ${step.id}`
}

/**
 * Optional needs that are not worth waiting for: no way is left to them, or only a write that nothing else calls for,
 * or only a way that leads through the very step that asks. From now on they count as looked for and absent.
 */
export function newlyHopeless(graph: Graph, hopeless: Hopeless): Hopeless {
  const open = optionalNeeds(graph).filter(({ step, fact }) => !fact.met && !hopeless.has(hopelessKey(step, fact)))
  if (open.length === 0) return new Map()
  const planned = new Set<StepNode>()
  for (const target of graph.targets) calledFor(target, planned)
  const lost = open.filter(({ fact }) => fact.cost === Infinity || needsUncalledWrite(fact, planned, new Set()))
  if (lost.length > 0) return new Map(lost.map(({ step, fact }) => [hopelessKey(step, fact), 'no way']))
  const circular = open.filter(({ step, fact }) => leadsTo(fact, step, new Set()))
  return new Map(circular.map(({ step, fact }) => [hopelessKey(step, fact), 'leads back']))
}

function optionalNeeds(graph: Graph): readonly { readonly step: StepNode; readonly fact: FactNode }[] {
  return [...graph.steps.values()].flatMap((step) =>
    step.needs.filter((need) => need.optional).flatMap((need) => need.wants.map((fact) => ({ step, fact }))),
  )
}

/** Steps that the targets call for, those behind checks that are not known yet included. */
function calledFor(fact: FactNode, planned: Set<StepNode>): void {
  if (fact.met) return
  for (const step of [fact.best, cheapest(fact.makers)]) {
    if (!step || planned.has(step)) continue
    planned.add(step)
    for (const need of step.needs) if (!need.optional) need.wants.forEach((want) => calledFor(want, planned))
  }
}

function needsUncalledWrite(fact: FactNode, planned: ReadonlySet<StepNode>, seen: Set<FactNode>): boolean {
  if (fact.met || !fact.best || seen.has(fact)) return false
  seen.add(fact)
  const writes = fact.best.spec.kind === 'action' || fact.best.spec.kind === 'delegation'
  if (writes && !planned.has(fact.best)) return true
  const required = fact.best.needs.filter((need) => !need.optional)
  return required.some((need) => need.wants.some((want) => needsUncalledWrite(want, planned, seen)))
}

/** Whether the way to `fact`, optional needs included, comes past `step`. */
function leadsTo(fact: FactNode, step: StepNode, seen: Set<FactNode>): boolean {
  if (fact.met || !fact.best || seen.has(fact)) return false
  seen.add(fact)
  return fact.best === step || fact.best.needs.some((need) => need.wants.some((want) => leadsTo(want, step, seen)))
}
