import { z } from 'zod'
import { definedAt, DefinitionError } from '../../facts/definition-error.ts'
import type { Fact, FactSpec } from '../../facts/fact.ts'
import { CAPABILITY, type Capability, type NamesOf, type Needs, type NoNeeds } from '../capability.ts'
import { givenBy } from '../common.ts'
import type { Uses } from '../connector.ts'
import { requireNumber } from '../require.ts'
import { judged, judgementSpec, type JudgementOptions } from './options.ts'
import type { ClassifyForm, JudgedExample } from './forms.ts'

interface ClassifyDefinition<
  Ns extends Needs,
  U extends Uses,
  V extends string,
  G extends string,
> extends JudgementOptions<Ns, U> {
  /** A fact of a closed set: `fact('reason', z.enum(['late', 'broken']))`. */
  readonly gives: Fact<V, G>
  /** Least confidence, 0 to 1. */
  readonly atLeast: number
  /** What each class means, for a model. Default: its name. */
  readonly classes?: { readonly [K in NoInfer<V>]?: string }
  /** Texts by class. The offline form is trained on them, and every confidence is measured with them. */
  readonly examples?: { readonly [K in NoInfer<V>]?: readonly string[] }
  /** Texts that belong to none of the classes: what looks like them is not classified. */
  readonly none?: readonly string[]
  /** What the offline form looks at. Default: words and meaning, where the sentence encoder is installed. */
  readonly reads?: 'words' | 'words and meaning'
}

/** Fewest examples of a class from which the offline form learns. */
const fewest = 2

/**
 * Sorts a text or a file into a closed set. Offline by a classifier that is trained on the examples; where that is not
 * sure enough, by a model, where one is configured. Below `atLeast` it gives nothing, and a person is asked.
 */
export function classify<const Ns extends Needs, V extends string, G extends string, U extends Uses = NoNeeds>(
  definition: ClassifyDefinition<Ns, U, V, G>,
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `classify "${definition.name}"`
  const gives = givenBy(where, what, definition.gives)
  const names = classNames(where, what, gives)
  requireNumber(where, what, 'atLeast', definition.atLeast, { least: 0, most: 1 })
  const examples = listed(where, what, names, definition.examples ?? {})
  const form: ClassifyForm = {
    kind: 'classify',
    ...judged(where, what, definition),
    classes: Object.fromEntries(names.map((name) => [name, meaningOf(definition.classes, name)])),
    examples,
    none: definition.none ?? [],
    reads: definition.reads ?? 'words and meaning',
  }
  if (form.model === 'never' && examples.length === 0)
    throw new DefinitionError(where, what, 'examples, or a model', 'add examples of each class, or leave out model')
  return { [CAPABILITY]: judgementSpec(where, definition, gives, form) }
}

function meaningOf(classes: object | undefined, name: string): string {
  const meaning: unknown = classes ? Reflect.get(classes, name) : undefined
  return typeof meaning === 'string' ? meaning : ''
}

/** The members of the closed set that a fact holds. */
function classNames(where: string, what: string, { schema, name }: FactSpec): readonly string[] {
  const values = schema instanceof z.ZodEnum ? schema.options : schema instanceof z.ZodLiteral ? [...schema.values] : []
  const names = values.filter((value) => typeof value === 'string')
  if (names.length >= 2 && names.length === values.length) return names
  throw new DefinitionError(
    where,
    what,
    `"${name}" to be one of a closed set of words`,
    `declare it as fact('${name}', z.enum(['…', '…']))`,
  )
}

function listed(
  where: string,
  what: string,
  names: readonly string[],
  examples: Readonly<Record<string, readonly string[] | undefined>>,
): readonly JudgedExample[] {
  const given = Object.entries(examples)
  const stray = given.find(([name]) => !names.includes(name))
  if (stray) throw new DefinitionError(where, what, `no examples of "${stray[0]}"`, `name one of ${names.join(', ')}`)
  if (given.length === 0) return []
  const thin = names.filter((name) => (examples[name]?.length ?? 0) < fewest)
  if (thin.length > 0)
    throw new DefinitionError(
      where,
      what,
      `at least ${fewest} examples of each class, but ${thin.join(', ')} has fewer`,
      'add some, or give none at all and let a model judge',
    )
  return given.flatMap(([name, texts]) => (texts ?? []).map((text) => ({ text, value: name })))
}
