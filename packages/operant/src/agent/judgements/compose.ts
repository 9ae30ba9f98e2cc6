import { definedAt, DefinitionError } from '../../facts/definition-error.ts'
import type { Fact } from '../../facts/fact.ts'
import { labelOf } from '../../facts/path-label.ts'
import {
  CAPABILITY,
  type Capability,
  type Inputs,
  type JudgementSpec,
  type NamesOf,
  type Needs,
} from '../capability.ts'
import { common, givenBy, type CommonOptions } from '../common.ts'
import { requireFunctions } from '../require.ts'
import type { ComposeForm } from './forms.ts'
import { patience, requireText } from './options.ts'

/**
 * Writes words for people outside, made of facts. The template is always there. With a `task`, and a model configured
 * for words, the model words it anew: every figure, amount, date and name in its words must stand in the facts or the
 * template, and every figure of the template in its words, else the template is used.
 */
export function compose<const Ns extends Needs, G extends string>(
  definition: CommonOptions & {
    readonly name: string
    /** Facts only: what outsiders wrote cannot be read here. */
    readonly needs: Ns
    /** A fact of our own wording: `fact('answer', wording())`. */
    readonly gives: Fact<string, G>
    readonly template: (inputs: Inputs<Ns>) => string
    /** What a model is asked to write. Default: no model is asked. */
    readonly task?: string
  },
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `compose "${definition.name}"`
  requireFunctions(where, what, definition, ['template'])
  if (definition.task !== undefined) requireText(where, what, 'task', definition.task)
  const gives = givenBy(where, what, definition.gives)
  const parts = common(where, { timeout: patience, ...definition }, gives, 0.5)
  for (const [name, need] of Object.entries(parts.needs))
    if (labelOf(need.fact, need.path).held.length > 0)
      throw new DefinitionError(
        where,
        `${what}, need "${name}"`,
        'no outside text, for words to people outside are made of facts',
        'take the value that is needed out of the text with a judgement',
      )
  const { task } = definition
  const form: ComposeForm = { kind: 'compose', template: definition.template as ComposeForm['template'], task }
  return { [CAPABILITY]: { kind: 'judgement', ...parts, gives, atLeast: 0, form } satisfies JudgementSpec }
}
