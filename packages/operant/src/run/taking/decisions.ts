import { keyFor, partsOf } from '../../facts/key.ts'
import type { FactKey } from '../../journal/events.ts'
import type { KnownFact } from '../../journal/state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Activation } from '../activation.ts'

/**
 * What was decided under writes stands, for the writes themselves change what it was made of. But once a person has given
 * the run back, what was made only of systems that no write of the run has reached may be decided anew: if they say
 * otherwise than before, somebody else has changed them. That is done before the run writes what it does not find there,
 * and before it gives up; true where it was done just now. Nothing for a run that nobody returned.
 */
export function decideAnew(activation: Activation): boolean {
  const { state } = activation
  if (state.returns.length === state.looked || state.closed) return false
  const known = activation.known()
  const own = ownSystems(known)
  const keys = [...state.facts].flatMap(([key, fact]) =>
    fact.pinnedBy.length > 0 && !reaches(known, fact, own, new Set()) ? [key] : [],
  )
  activation.stage([{ type: 'decisions.fell', keys }])
  return true
}

/** Systems that writes of the run have reached, or may have. */
function ownSystems({ state, agent }: Knowledge): ReadonlySet<string> {
  return new Set(
    [...state.effects.values()]
      .filter(({ result, adopted, carried }) => result !== 'absent' && (!adopted || carried))
      .flatMap(({ action }) => systemsOf(agent, action)),
  )
}

function systemsOf(agent: Knowledge['agent'], capability: string): readonly string[] {
  return Object.values(agent.capabilities.get(capability)?.uses ?? {}).map(({ name }) => name)
}

/** Whether the run's own writes may have changed what a fact was made of. */
function reaches(known: Knowledge, fact: KnownFact, own: ReadonlySet<string>, seen: Set<FactKey>): boolean {
  if (fact.how === 'effect' || fact.how === 'claimed') return true
  if (systemsOf(known.agent, fact.giver.capability).some((name) => own.has(name))) return true
  return sourcesOf(known, fact).some((key) => {
    const source = known.state.facts.get(key)
    if (!source || seen.has(key)) return false
    seen.add(key)
    return reaches(known, source, own, seen)
  })
}

/** A member of a list rests on the list. */
function sourcesOf({ agent }: Knowledge, { from }: KnownFact): readonly FactKey[] {
  return from.map(([key]) => {
    const { name, scope } = partsOf(key)
    const kind = agent.entities.get(name)
    return kind ? keyFor(kind.members.fact, scope.slice(0, -1)) : key
  })
}
