import { z } from 'zod'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { Need, NeedSpec } from '../facts/need.ts'
import { NEED } from '../facts/need.ts'

/** Before the name of an input, so that no fact can have the same name. */
const prefix = 'argument:'

/**
 * An input that no fact stands behind: `needs: { id: argument(z.string(), 'the order, such as A-1') }`. Only a model
 * (by a value of its own, or by reference to any fact whose value fits) or a person binds it; search never can, unless
 * it may be left out. To make the capability known to search, put a fact in its place.
 *
 * What such a capability gives is one fact for each choice of arguments: of two calls with different ids both results
 * stay known. None of them is the fact that others need by its name; they are used by reference.
 */
export function argument<S extends z.ZodType>(schema: S, description?: string): Need<z.output<S>, never> {
  const where = definedAt()
  if (!((schema as unknown) instanceof z.ZodType))
    throw new DefinitionError(where, 'an argument', 'a zod schema of its value', 'write it as in argument(z.string())')
  const fact = { name: `${prefix}value`, schema, about: undefined, freshFor: undefined, definedAt: where }
  const spec: NeedSpec = { fact, path: [], mode: 'argument', is: undefined, atLeast: undefined, within: undefined }
  const said = description ?? schema.description
  return { [NEED]: said === undefined ? spec : { ...spec, description: said } }
}

/** The need of an argument, named as the capability names it. */
export function namedArgument(need: NeedSpec, name: string): NeedSpec {
  return need.mode === 'argument' ? { ...need, fact: { ...need.fact, name: `${prefix}${name}` } } : need
}

/** The name of an input or fact as people say it. */
export function plainName(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}

/** Whether an argument may be left out. */
export function mayBeLeftOut({ fact }: NeedSpec): boolean {
  return z.safeDecode(fact.schema, undefined).success
}
