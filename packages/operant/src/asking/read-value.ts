import { z } from 'zod'
import { decodeFact, type FactSpec } from '../facts/fact.ts'
import { numberIn } from './numbers.ts'
import { asJson, type Json } from '../facts/json.ts'

/**
 * A fact's value as somebody typed it: as text, number, yes or no, amount of money, or JSON; where the value has one
 * field that it needs, that field alone.
 */
export function readValue(fact: FactSpec, text: string): { readonly value: unknown } | { readonly problem: string } {
  const field = onlyField(fact.schema)
  const forms = formsOf(text)
  const problems: string[] = []
  for (const json of field === undefined ? forms : [...forms.map((form) => ({ [field]: form })), ...forms]) {
    try {
      return { value: decodeFact(fact, json) }
    } catch (error) {
      problems.push((error instanceof Error ? error.message : String(error)).replace(/^.*?: (the value: )?/, ''))
    }
  }
  return { problem: problems[0] ?? 'nothing was given' }
}

/** What can be answered where the choice is closed: the values of an enumeration, or yes and no. */
export function optionsOf(schema: z.ZodType): readonly string[] | undefined {
  const field = onlyField(schema)
  const inner: unknown = field !== undefined && schema instanceof z.ZodObject ? schema.shape[field] : schema
  if (inner instanceof z.ZodEnum) return inner.options.map(String)
  return inner instanceof z.ZodBoolean ? ['yes', 'no'] : undefined
}

function onlyField(schema: z.ZodType): string | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined
  const needed = Object.entries(schema.shape).filter(([, field]) => !(field instanceof z.ZodOptional))
  return needed.length === 1 ? needed[0]?.[0] : undefined
}

/** What a typed text can mean, the likeliest first. */
export function formsOf(text: string): readonly Json[] {
  const money = /^([A-Z]{3}) ?([\d.]+)$|^([\d.]+) ?([A-Z]{3})$/.exec(text)
  const forms: Json[] = [text]
  const sign = /^([£€]) ?([\d.]+)$/.exec(text)
  if (sign) forms.push({ amount: sign[2] ?? '', currency: sign[1] === '£' ? 'GBP' : 'EUR' })
  if (money) forms.push({ amount: money[2] ?? money[3] ?? '', currency: money[1] ?? money[4] ?? '' })
  const number = numberIn(text)
  if (number !== undefined && /^[a-z]{2,}$|,/i.test(text)) forms.push(number)
  if (/^(yes|no)$/i.test(text)) forms.push(/^yes$/i.test(text))
  try {
    forms.push(asJson(JSON.parse(text)))
  } catch {
    // Not JSON: then it is only text.
  }
  return forms
}
