import { somebody } from '../facts/path-label.ts'
import { leastTrusted, type Provenance } from '../facts/provenance.ts'
import type { FactGiven } from '../journal/events.ts'
import type { ReadyStep } from '../planning/plan.ts'
import { heldWriters, joinedProvenance } from '../planning/provenance-of.ts'

type Labelled = Pick<FactGiven, 'label' | 'writers' | 'owners' | 'quotes'>

/** The label of what a step gives. */
export function givenLabel(step: ReadyStep): Labelled {
  const { spec, inputs } = step
  const made = joinedProvenance(inputs.from)
  switch (spec.kind) {
    case 'query':
    case 'condition':
      return readLabel(step, made)
    case 'judgement': {
      const writers = [...new Set([...made.writers, ...inputs.from.flatMap(heldWriters)])]
      const label = made.trust === 'literal' ? 'literal' : 'influenced'
      return stated({ label, writers, owners: made.owners })
    }
    default:
      return stated({ label: made.trust, writers: made.writers, owners: made.owners })
  }
}

/** What a system says is a record, or the words of those it speaks for; read with a value a model made up, it is what the model chose to read. */
function readLabel({ spec }: ReadyStep, made: Provenance): Labelled {
  const outsiders = Object.values(spec.uses).some((connector) => connector.outsiders)
  const chosen = made.trust === 'literal' ? 'literal' : 'record'
  return stated({
    label: leastTrusted([chosen, outsiders ? 'outside' : 'record']),
    writers: outsiders ? [somebody] : [],
  })
}

/** The label as events keep it: what goes without saying is left out. */
export function stated({ label, ...lists }: Labelled): Labelled {
  const said = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0)
  return { label, ...Object.fromEntries(said) }
}
