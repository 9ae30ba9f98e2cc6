import { z } from 'zod'
import { definedAt, DefinitionError } from '../../facts/definition-error.ts'
import { encodeFact, type Fact, type FactSpec } from '../../facts/fact.ts'
import { markOf } from '../../facts/marks.ts'
import { labelOf } from '../../facts/path-label.ts'
import { CAPABILITY, type Capability, type Inputs, type NamesOf, type Needs, type NoNeeds } from '../capability.ts'
import { givenBy } from '../common.ts'
import type { Uses } from '../connector.ts'
import { requireNumber } from '../require.ts'
import type { Finder } from './find.ts'
import type { ExtractForm, JudgedExample } from './forms.ts'
import { judged, judgementSpec, type JudgementOptions, type Opened } from './options.ts'

interface ExtractDefinition<Ns extends Needs, U extends Uses, V, G extends string> extends JudgementOptions<Ns, U> {
  /** A fact of an object: its fields are what is looked for. A field that may be missing is nullable. */
  readonly gives: Fact<V, G>
  /** Least confidence, 0 to 1. */
  readonly atLeast: number
  /** How each field is found without a model, with `find`. With none there is no offline form. */
  readonly fields?: { readonly [K in keyof NoInfer<V>]: Finder }
  /** The day that "yesterday" is reckoned from. Default: the day of judging. */
  readonly asOf?: (inputs: Opened<Inputs<Ns>>) => Date | string
  /** Texts with what a person reads in them: every confidence is measured with them. */
  readonly examples?: readonly { readonly text: string; readonly is: NoInfer<V> }[]
}

/**
 * Takes values of a closed schema out of a text or a file. Offline by patterns, dates, amounts and words; where that is
 * not sure enough, by a model, where one is configured. What it gives stands in the text. Below `atLeast` it gives
 * nothing, and a person is asked.
 */
export function extract<const Ns extends Needs, V, G extends string, U extends Uses = NoNeeds>(
  definition: ExtractDefinition<Ns, U, V, G>,
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `extract "${definition.name}"`
  const gives = givenBy(where, what, definition.gives)
  const names = fieldNames(where, what, gives)
  requireNumber(where, what, 'atLeast', definition.atLeast, { least: 0, most: 1 })
  const fields = definition.fields as Readonly<Record<string, Finder>> | undefined
  const unfound = fields ? names.filter((name) => !Object.hasOwn(fields, name)) : []
  if (unfound.length > 0)
    throw new DefinitionError(where, what, `a way to find ${unfound.join(', ')}`, 'add it to "fields" with find.…')
  const form: ExtractForm = {
    kind: 'extract',
    ...judged(where, what, definition),
    fields,
    asOf: definition.asOf as ExtractForm['asOf'],
    examples: (definition.examples ?? []).map((one) => encoded(where, what, gives, one)),
  }
  if (form.model === 'never' && fields === undefined)
    throw new DefinitionError(where, what, 'fields, or a model', 'say how each field is found, or leave out model')
  return { [CAPABILITY]: judgementSpec(where, definition, gives, form) }
}

function fieldNames(where: string, what: string, gives: FactSpec): readonly string[] {
  const { schema, name } = gives
  if (!(schema instanceof z.ZodObject) || markOf(schema)?.type)
    throw new DefinitionError(
      where,
      what,
      `"${name}" to be an object`,
      `declare it as fact('${name}', z.object({ … }))`,
    )
  if (labelOf(gives, []).held.length > 0)
    throw new DefinitionError(
      where,
      what,
      `"${name}" to hold no outside text`,
      'take values out of the text; what it says as a whole stays where it is, or is summarised',
    )
  return Object.keys(schema.shape)
}

function encoded(
  where: string,
  what: string,
  gives: FactSpec,
  example: { readonly text: string; readonly is: unknown },
): JudgedExample {
  try {
    return { text: example.text, value: encodeFact(gives, example.is).json }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new DefinitionError(where, what, `examples of "${gives.name}", but in one ${problem}`, 'correct the example')
  }
}
