import { definedAt } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import { askingTermsOf, type AskingTerms } from './asking-terms.ts'
import {
  CAPABILITY,
  type Capability,
  type Inputs,
  type NamesOf,
  type Needs,
  type NoNeeds,
  type QuestionSpec,
} from './capability.ts'
import { common, givenBy } from './common.ts'
import type { OutsideParty } from './outside-party.ts'
import { requireFunctions } from './require.ts'

/**
 * A question to a person; the answer, checked by the fact's schema, is the fact. To somebody outside it goes by mail, with
 * a form; what they answer is from outside.
 */
export function question<V, G extends string, const Ns extends Needs = NoNeeds>(
  definition: {
    readonly name: string
    readonly needs?: Ns
    readonly gives: Fact<V, G>
    /** Who is asked (a role, or a party outside) and what. */
    readonly ask: (inputs: Inputs<Ns>) => { readonly to: string | OutsideParty; readonly text: string }
    readonly cost?: number
  } & AskingTerms,
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  requireFunctions(where, `question "${definition.name}"`, definition, ['ask'])
  const gives = givenBy(where, `question "${definition.name}"`, definition.gives)
  const spec: QuestionSpec = {
    kind: 'question',
    ...common(where, definition, gives, 100),
    gives,
    ask: definition.ask as QuestionSpec['ask'],
    asking: askingTermsOf(where, `question "${definition.name}"`, definition),
  }
  return { [CAPABILITY]: spec }
}
