import { eachText } from '../facts/leaves.ts'
import { labelOf, somebody } from '../facts/path-label.ts'
import { partsOf } from '../facts/key.ts'
import { heldIn } from '../facts/owner-of.ts'
import type { Principal } from '../facts/provenance.ts'
import type { KnownFact } from '../journal/state.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { Knowledge } from './knowledge.ts'
import { labelOfTextIn } from './provenance-of.ts'

/** What a run was told in words by systems that could not do what was asked: they may repeat anybody's. */
const toldInWords: ReadonlySet<string> = new Set(['refused', 'missing', 'fault', 'quality'])

/**
 * Everybody outside whose words the agent's model has been shown: with `text: 'open'`, what it says from then on counts
 * as written by them too. Nobody where text stays closed.
 */
export function taintOf({ agent, state }: Pick<Knowledge, 'agent' | 'state'>): readonly Principal[] {
  if (agent.text === 'closed') return []
  const writers = new Set<Principal>()
  for (const [key, fact] of state.facts) for (const one of shownWriters(agent, key, fact)) writers.add(one)
  // What was read before is not forgotten because it reads otherwise now.
  for (const name of state.uses.keys()) for (const one of readWriters(agent, name)) addUnlessNamed(writers, one)
  const words = [...state.spent.values()].some((marks) => marks.some(({ kind }) => toldInWords.has(kind)))
  if (words) writers.add(somebody)
  return [...writers].toSorted()
}

/** Those who may have written in what a query reads, as its schema says. */
function readWriters(agent: Agent, capability: string): readonly Principal[] {
  const spec = agent.capabilities.get(capability)
  if (spec?.kind !== 'query') return []
  const { outside, writers, held } = labelOf(spec.gives, [])
  const spoken = Object.values(spec.uses).some(({ outsiders }) => outsiders)
  return [...(outside ? writers : []), ...held, ...(spoken ? [somebody] : [])]
}

/** A kind of writer adds nothing where one of that kind is known by name. */
function addUnlessNamed(writers: Set<Principal>, one: Principal): void {
  if (![...writers].some((other) => other.startsWith(`${one}:`))) writers.add(one)
}

function shownWriters(agent: Agent, key: string, fact: KnownFact): readonly Principal[] {
  const spec = agent.facts.get(partsOf(key).name)
  if (!spec) return fact.writers
  const writers = new Set<Principal>([...fact.writers, ...heldIn(spec, fact.value, [])])
  eachText(spec, [], fact.value, (_, place) => {
    const { trust, writers: own } = labelOfTextIn(spec, fact, place)
    if (trust !== 'outside' && trust !== 'literal') return
    for (const one of own.length > 0 ? own : [somebody]) writers.add(one)
  })
  writers.delete('model')
  return [...writers]
}
