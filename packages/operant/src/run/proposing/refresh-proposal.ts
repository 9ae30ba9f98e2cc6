import { keyFor } from '../../facts/key.ts'
import { buildGraph } from '../../planning/graph.ts'
import { needsOf } from '../../planning/inputs.ts'
import { standingOf, type Knowledge } from '../../planning/knowledge.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import type { Wish } from './bind-proposal.ts'

/**
 * Reads that learn again what a proposed step rests on and what has grown too old meanwhile: the runtime's own
 * business, which no reasoner need be asked about. Nothing is read that was not known before.
 */
export function refreshingReads(known: Knowledge, wish: Wish): readonly ReadyStep[] {
  const spec = known.agent.capabilities.get(wish.capability)
  if (!spec) return []
  const wants = Object.values(needsOf(known, spec)).flatMap((need) => {
    const standing = standingOf(known, need, wish.scope)
    return standing.kind === 'open' ? standing.wants : []
  })
  return [...buildGraph(known, wants).steps.values()].flatMap((step): ReadyStep[] => {
    if (step.spec.kind !== 'query' || !step.inputs || step.availability.kind !== 'free') return []
    const { dirty, fallen } = known.state.facts.get(keyFor(step.spec.gives, step.scope)) ?? {
      dirty: false,
      fallen: true,
    }
    return dirty && !fallen ? [{ spec: step.spec, scope: step.scope, inputs: step.inputs }] : []
  })
}
