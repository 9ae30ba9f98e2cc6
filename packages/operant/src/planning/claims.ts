import { partsOf } from '../facts/key.ts'
import type { FactKey } from '../journal/events.ts'
import { instanceOf, type Knowledge } from './knowledge.ts'

/**
 * Unproven writes whose answers these facts rest on, with nothing that was read from a system, and no person, in
 * between: such a claim proves nothing.
 */
export function claimsBehind(
  known: Knowledge,
  keys: readonly FactKey[],
  seen: Set<FactKey> = new Set(),
): readonly string[] {
  const found = keys.flatMap((key): readonly string[] => {
    if (seen.has(key)) return []
    seen.add(key)
    const { name, scope } = partsOf(key)
    const kind = known.agent.entities.get(name)
    const list = kind && instanceOf(known, kind.members.fact, scope.slice(0, -1))
    if (list) return claimsBehind(known, [list.key], seen)
    const fact = known.state.facts.get(key)
    if (fact?.how === 'claimed') return [fact.giver.capability]
    const uses = Object.keys(known.agent.capabilities.get(fact?.giver.capability ?? '')?.uses ?? {})
    if (!fact || fact.how === 'answered' || uses.length > 0) return []
    const sources = fact.from.map(([source]) => source)
    return claimsBehind(known, sources, seen)
  })
  return [...new Set(found)]
}
