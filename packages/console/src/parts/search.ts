import { catch as otherwise, enum as oneOf, optional } from 'zod/mini'

/** A search parameter that is one of some words; whatever else stands in the address is taken for nothing. */
export function wordOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return otherwise(optional(oneOf(words)), undefined)
}
