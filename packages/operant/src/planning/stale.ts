import { depthOf, partsOf } from '../facts/key.ts'
import type { FactKey } from '../journal/events.ts'
import type { ReadyStep } from './plan.ts'
import { buildGraph } from './graph.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * What a write rests on that is too old to be relied on: the reads that refresh it, each once per attempt. Empty when
 * the write may go ahead.
 */
export function staleReads(known: Knowledge, write: ReadyStep): readonly ReadyStep[] {
  const stale = new Set<FactKey>()
  const limits = Object.values(write.spec.needs).flatMap((need) =>
    need.within === undefined ? [] : [[need.fact.name, need.within] as const],
  )
  collect(
    known,
    write.inputs.from.map((one) => one.key),
    new Map(limits),
    stale,
    new Set(),
  )
  return [...stale].flatMap((key) => refreshOf(known, key))
}

function collect(
  known: Knowledge,
  keys: readonly FactKey[],
  limits: ReadonlyMap<string, number>,
  stale: Set<FactKey>,
  seen: Set<FactKey>,
): void {
  for (const key of keys) {
    if (seen.has(key)) continue
    seen.add(key)
    const { name, scope } = partsOf(key)
    const kind = known.agent.entities.get(name)
    if (kind) {
      const list = kind.members.fact
      collect(known, [`${list.name} ${JSON.stringify(scope.slice(0, depthOf(list.about)))}`], limits, stale, seen)
      continue
    }
    const fact = known.state.facts.get(key)
    if (!fact) continue
    const freshFor = Math.min(known.agent.facts.get(name)?.freshFor ?? Infinity, limits.get(name) ?? Infinity)
    const old = fact.dirty || known.state.now - fact.readAt > freshFor
    if (old && (fact.how === 'read' || fact.how === 'looked') && !known.state.refreshed.has(key)) stale.add(key)
    collect(
      known,
      fact.from.map(([source]) => source),
      limits,
      stale,
      seen,
    )
  }
}

/** The read that gave a fact, with its inputs as they are now; nothing where they are not known any more. */
function refreshOf(known: Knowledge, key: FactKey): readonly ReadyStep[] {
  const fact = known.state.facts.get(key)
  const spec = fact && known.agent.capabilities.get(fact.giver.capability)
  if (!fact || !spec || !('gives' in spec) || !spec.gives) return []
  const scope = JSON.parse(fact.giver.scope) as string[]
  const forgotten = { ...known, usable: new Map(known.usable).set(key, false) }
  const graph = buildGraph(forgotten, [{ fact: spec.gives, scope, floor: 0, opens: false }])
  const step = graph.steps.get(`${spec.name} ${fact.giver.scope}`)
  return step?.inputs ? [{ spec, scope, inputs: step.inputs }] : []
}
