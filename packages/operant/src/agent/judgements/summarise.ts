import { definedAt, DefinitionError } from '../../facts/definition-error.ts'
import type { Fact } from '../../facts/fact.ts'
import { markOf } from '../../facts/marks.ts'
import type { OutsideText } from '../../facts/outside-text.ts'
import { CAPABILITY, type Capability, type NamesOf, type Needs, type NoNeeds } from '../capability.ts'
import { givenBy } from '../common.ts'
import type { Uses } from '../connector.ts'
import { requireNumber } from '../require.ts'
import type { SummariseForm } from './forms.ts'
import { judged, judgementSpec, type JudgementOptions } from './options.ts'

interface SummariseDefinition<Ns extends Needs, U extends Uses, G extends string> extends Omit<
  JudgementOptions<Ns, U>,
  'uncalibrated' | 'task'
> {
  readonly task?: string
  /** A fact of outside text: a closed handle. Code and rules cannot look into it, people can. */
  readonly gives: Fact<OutsideText, G>
  /** Most sentences. Default 3. */
  readonly sentences?: number
}

/**
 * Says in few sentences what a text says, for people to read. Its words are wording and never evidence: they come as a
 * closed handle. Offline by picking the sentences that say most; in a model's words, where one is configured.
 */
export function summarise<const Ns extends Needs, G extends string, U extends Uses = NoNeeds>(
  definition: SummariseDefinition<Ns, U, G>,
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `summarise "${definition.name}"`
  const gives = givenBy(where, what, definition.gives)
  if (markOf(gives.schema)?.type !== 'handle')
    throw new DefinitionError(
      where,
      what,
      `"${gives.name}" to be outside text, for a summary is no evidence`,
      `declare it as fact('${gives.name}', outsideText())`,
    )
  const sentences = definition.sentences ?? 3
  requireNumber(where, what, 'sentences', sentences, { least: 1, whole: true })
  const task = definition.task ?? 'Say in few sentences what the text says, for a colleague who has to deal with it.'
  const form: SummariseForm = { kind: 'summarise', ...judged(where, what, { ...definition, task }), sentences }
  return { [CAPABILITY]: judgementSpec(where, definition, gives, form) }
}
