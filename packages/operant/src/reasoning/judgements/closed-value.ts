import { z } from 'zod'
import type { FactSpec } from '../../facts/fact.ts'
import { decodeFact, encodeFact } from '../../facts/fact.ts'
import type { Json } from '../../facts/json.ts'
import { eachText } from '../../facts/leaves.ts'

/** A value that fits, as code has it and as JSON; or why it does not. */
export type Fitted =
  | { readonly kind: 'fits'; readonly value: unknown; readonly json: Json }
  | { readonly kind: 'misfit'; readonly problem: string }

/** The value that JSON stands for, if it fits the fact. Fields that no schema names are refused. */
export function fitted(gives: FactSpec, json: Json): Fitted {
  const stray = strayField(gives.schema, json)
  if (stray !== undefined) return { kind: 'misfit', problem: `there is no field "${stray}"` }
  try {
    const value = decodeFact(gives, json)
    return { kind: 'fits', value, json: encodeFact(gives, value).json }
  } catch (error) {
    return { kind: 'misfit', problem: error instanceof Error ? error.message : String(error) }
  }
}

function strayField(schema: z.ZodType, json: Json): string | undefined {
  if (!(schema instanceof z.ZodObject) || typeof json !== 'object' || json === null) return undefined
  return Object.keys(json).find((key) => !Object.hasOwn(schema.shape, key))
}

/** Words of a value that do not stand in the text it was taken from; closed values and money are no words. */
export function notInText(gives: FactSpec, json: Json, text: string): string | undefined {
  const plain = spaced(text)
  let invented: string | undefined
  eachText(gives, [], json, (words, place) => {
    if (!place.closed && words.trim() !== '' && !plain.includes(spaced(words))) invented ??= words
  })
  return invented
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
