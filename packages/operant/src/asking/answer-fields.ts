import { z } from 'zod'
import { BadValue, encodeFact, type FactSpec } from '../facts/fact.ts'
import { markOf } from '../facts/marks.ts'
import { OutsideText, type KeptText } from '../facts/outside-text.ts'
import type { Json } from '../facts/json.ts'
import { formsOf, optionsOf } from './read-value.ts'

/** One thing that is to be filled in. */
export interface AnswerField {
  /** The name of the field; empty where the answer is one value. */
  readonly name: string
  readonly kind: 'choice' | 'words' | 'date' | 'number' | 'line'
  readonly options: readonly string[]
  readonly required: boolean
  readonly schema: z.ZodType
}

/** What a form asks of somebody so that the answer fits the schema of a fact. */
export function answerFields({ schema }: Pick<FactSpec, 'schema'>): readonly AnswerField[] {
  if (!(schema instanceof z.ZodObject)) return [fieldOf('', schema)]
  return Object.entries(schema.shape).map(([name, field]) => fieldOf(name, field as z.ZodType))
}

function fieldOf(name: string, schema: z.ZodType): AnswerField {
  const required = !(schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
  const inner = innerOf(schema)
  const options = optionsOf(inner) ?? []
  return { name, required, options, kind: kindOf(inner, options), schema: inner }
}

function innerOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return innerOf(schema.unwrap() as z.ZodType)
  return schema
}

function kindOf(schema: z.ZodType, options: readonly string[]): AnswerField['kind'] {
  if (options.length > 0) return 'choice'
  if (isHandle(schema)) return 'words'
  if (schema instanceof z.ZodISODate) return 'date'
  return schema instanceof z.ZodNumber ? 'number' : 'line'
}

function isHandle(schema: z.ZodType): boolean {
  return markOf(schema)?.type === 'handle'
}

export type ReadAnswer =
  | { readonly kind: 'read'; readonly json: Json; readonly texts: ReadonlyMap<string, KeptText> }
  /** What is wrong, by field. */
  | { readonly kind: 'wrong'; readonly problems: ReadonlyMap<string, string> }

/** The value of a fact by what somebody put into its fields. Nothing is guessed: what does not fit is said, by field. */
export function readAnswer(fact: FactSpec, given: ReadonlyMap<string, string>): ReadAnswer {
  const problems = new Map<string, string>()
  const values: [string, unknown][] = []
  const fields = answerFields(fact)
  for (const field of fields) {
    const text = (given.get(field.name) ?? '').trim()
    if (text === '' && field.required) problems.set(field.name, 'expected an answer')
    if (text === '') continue
    const read = readField(field, text)
    if ('problem' in read) problems.set(field.name, read.problem)
    else values.push([field.name, read.value])
  }
  if (problems.size > 0) return { kind: 'wrong', problems }
  const [first] = fields
  const value: unknown = first?.name === '' ? values[0]?.[1] : Object.fromEntries(values)
  try {
    return { kind: 'read', ...encodeFact(fact, value) }
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    return { kind: 'wrong', problems: new Map([[first?.name ?? '', error.message]]) }
  }
}

const expected = { date: 'expected a date such as 2026-03-20', number: 'expected a number such as 12' } as const

function readField({ schema, options, kind }: AnswerField, text: string): { value: unknown } | { problem: string } {
  if (isHandle(schema)) return { value: OutsideText.from(text) }
  for (const form of formsOf(text)) {
    const read = z.safeDecode(schema, form)
    if (read.success) return { value: read.data }
  }
  if (kind === 'date' || kind === 'number') return { problem: expected[kind] }
  const problem = z.safeDecode(schema, text).error?.issues[0]?.message ?? 'expected something else'
  return { problem: options.length > 0 ? `expected one of ${options.join(', ')}` : problem }
}
