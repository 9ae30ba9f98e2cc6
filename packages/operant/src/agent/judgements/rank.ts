import { definedAt } from '../../facts/definition-error.ts'
import type { Fact } from '../../facts/fact.ts'
import { CAPABILITY, type Capability, type Inputs, type NamesOf, type Needs, type NoNeeds } from '../capability.ts'
import { givenBy } from '../common.ts'
import type { Uses } from '../connector.ts'
import { requireFunctions, requireNumber } from '../require.ts'
import type { Candidate, RankForm } from './forms.ts'
import { judged, judgementSpec, type JudgementOptions, type Opened } from './options.ts'

interface RankDefinition<Ns extends Needs, U extends Uses, G extends string> extends JudgementOptions<Ns, U> {
  /** A fact of a list of ids: `fact('articles', z.array(z.string()))`. */
  readonly gives: Fact<string[], G>
  /** Least confidence that the first is the right one, 0 to 1. */
  readonly atLeast: number
  /** What is put in order: no id stands twice. */
  readonly of: (inputs: Opened<Inputs<Ns>>) => readonly Candidate[]
  /** How many are given. Default: all. */
  readonly most?: number
  /** Texts with candidates, and which of them is the right one: every confidence is measured with them. */
  readonly examples?: RankForm['examples']
  readonly reads?: RankForm['reads']
}

/**
 * Puts candidates in order of how well each fits a text, and gives their ids. Offline by shared words and meaning; where
 * that is not sure enough, by a model, where one is configured. Nothing but an id that it was given can come out.
 */
export function rank<const Ns extends Needs, G extends string, U extends Uses = NoNeeds>(
  definition: RankDefinition<Ns, U, G>,
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `rank "${definition.name}"`
  const gives = givenBy(where, what, definition.gives)
  requireFunctions(where, what, definition, ['of'])
  requireNumber(where, what, 'atLeast', definition.atLeast, { least: 0, most: 1 })
  requireNumber(where, what, 'most', definition.most ?? Infinity, { least: 1, whole: true })
  const form: RankForm = {
    kind: 'rank',
    ...judged(where, what, definition),
    of: definition.of as RankForm['of'],
    most: definition.most ?? Infinity,
    examples: definition.examples ?? [],
    reads: definition.reads ?? 'words and meaning',
  }
  return { [CAPABILITY]: judgementSpec(where, definition, gives, form) }
}
