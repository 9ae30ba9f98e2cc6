import { z } from 'zod'
import { Money } from '../../facts/money.ts'
import { markOf } from '../../facts/marks.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import { isClosed } from '../../facts/path-label.ts'

/** What a policy may do with a value, read off its schema. */
export type ValueType =
  | { readonly kind: 'money' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'boolean' }
  /** `values` where the set is closed. */
  | { readonly kind: 'text'; readonly values?: readonly string[] }
  | { readonly kind: 'instant' }
  | { readonly kind: 'list'; readonly of: ValueType }
  | RecordType
  /** Text from outside: no rule may depend on it. */
  | { readonly kind: 'outside text' }
  /** A value rules have no words for. */
  | { readonly kind: 'other' }

export interface RecordType {
  readonly kind: 'record'
  readonly fields: ReadonlyMap<string, Field>
}

/** A value that may be missing (absent or null) where `optional`. */
export interface Field {
  readonly type: ValueType
  readonly optional: boolean
}

const other: Field = { type: { kind: 'other' }, optional: false }
const deepest = 12

/**
 * The type of a decoded value of `schema`. Words that are marked as written by somebody outside are text from outside;
 * of a fact that is read from a system (`read`), so are those that nothing is said of.
 */
export function fieldOf(schema: z.ZodType, read = false, depth = 0): Field {
  if (depth > deepest) return other
  const mark = markOf(schema)
  // A mark holds for all that stands in what it marks.
  const words = mark?.by === undefined ? read && mark?.record === undefined : true
  const inner = (next: unknown): Field => (next instanceof z.ZodType ? fieldOf(next, words, depth + 1) : other)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return { ...inner(schema.def.innerType), optional: true }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNonOptional)
    return { ...inner(schema.def.innerType), optional: false }
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodCatch) return inner(schema.def.innerType)
  if (schema instanceof z.ZodLazy) return inner(schema.unwrap())
  if (schema instanceof z.ZodPipe) return pipeField(schema, inner)
  if (schema instanceof z.ZodNumber) {
    return required({
      kind: 'number',
      whole: schema.isInt,
      least: schema.minValue ?? -Infinity,
      most: schema.maxValue ?? Infinity,
    })
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
    return required({ kind: words && !isClosed(schema) ? 'outside text' : 'text' })
  if (schema instanceof z.ZodBoolean) return required({ kind: 'boolean' })
  if (schema instanceof z.ZodDate) return required({ kind: 'instant' })
  if (schema instanceof z.ZodEnum) return closed(schema.options)
  if (schema instanceof z.ZodLiteral) return closed([...schema.values])
  if (schema instanceof z.ZodArray) return required({ kind: 'list', of: inner(schema.element).type })
  if (schema instanceof z.ZodObject) {
    return required({
      kind: 'record',
      fields: new Map(Object.entries(schema.shape).map(([name, field]) => [name, inner(field)])),
    })
  }
  if (schema instanceof z.ZodUnion) {
    const present = schema.options.filter(
      (option) => !(option instanceof z.ZodNull || option instanceof z.ZodUndefined),
    )
    const merged = present.map(inner).reduce(either, present.length > 0 ? inner(present[0]) : other)
    return { ...merged, optional: merged.optional || present.length < schema.options.length }
  }
  return other
}

/** What a codec gives is learned by decoding samples: money, outside text and instants are all codecs. */
function pipeField(schema: z.ZodPipe, inner: (next: unknown) => Field): Field {
  const samples = [{ amount: '1.00', currency: 'GBP' }, { outside: '00', length: 0 }, '2000-01-01T00:00:00Z']
  for (const sample of samples) {
    const decoded = z.safeDecode(schema, sample)
    if (!decoded.success) continue
    if (decoded.data instanceof Money) return required({ kind: 'money' })
    if (decoded.data instanceof OutsideText) return required({ kind: 'outside text' })
    if (decoded.data instanceof Date) return required({ kind: 'instant' })
  }
  return inner(schema.def.out)
}

function required(type: ValueType): Field {
  return { type, optional: false }
}

function closed(values: readonly unknown[]): Field {
  const present = values.filter((value) => value !== null && value !== undefined)
  const optional = present.length < values.length
  const texts = present.filter((value) => typeof value === 'string')
  if (texts.length === present.length && texts.length > 0) return { type: { kind: 'text', values: texts }, optional }
  if (present.length > 0 && present.every((value) => typeof value === 'boolean'))
    return { type: { kind: 'boolean' }, optional }
  const numbers = present.filter((value) => typeof value === 'number')
  if (numbers.length === 0 || numbers.length < present.length) return { type: { kind: 'other' }, optional }
  return {
    type: {
      kind: 'number',
      whole: numbers.every(Number.isInteger),
      least: Math.min(...numbers),
      most: Math.max(...numbers),
    },
    optional,
  }
}

function either(one: Field, another: Field): Field {
  return { type: eitherType(one.type, another.type), optional: one.optional || another.optional }
}

function eitherType(one: ValueType, another: ValueType): ValueType {
  if (one.kind === 'outside text' || another.kind === 'outside text') return { kind: 'outside text' }
  if (one.kind === 'text' && another.kind === 'text') {
    return one.values && another.values
      ? { kind: 'text', values: [...new Set([...one.values, ...another.values])] }
      : { kind: 'text' }
  }
  if (one.kind === 'number' && another.kind === 'number') {
    return {
      kind: 'number',
      whole: one.whole && another.whole,
      least: Math.min(one.least, another.least),
      most: Math.max(one.most, another.most),
    }
  }
  if (one.kind === 'list' && another.kind === 'list') return { kind: 'list', of: eitherType(one.of, another.of) }
  if (one.kind === 'record' && another.kind === 'record') return eitherRecord(one, another)
  return one.kind === another.kind ? one : { kind: 'other' }
}

/** A field that only some of the records have may be missing. */
function eitherRecord(one: RecordType, another: RecordType): RecordType {
  const fields = new Map<string, Field>()
  for (const [name, field] of [...one.fields, ...another.fields]) {
    const both = [one.fields.get(name), another.fields.get(name)].filter((found) => found !== undefined)
    fields.set(name, both.length === 2 ? both.reduce(either) : { ...field, optional: true })
  }
  return { kind: 'record', fields }
}

/** The type of the elements of a list, however deep; of anything else, itself. */
export function innermost(type: ValueType): ValueType {
  return type.kind === 'list' ? innermost(type.of) : type
}

/** The type in words: `one of lost, delivered`. */
export function typeText(type: ValueType): string {
  if (type.kind === 'text' && type.values) return `one of ${type.values.join(', ')}`
  if (type.kind === 'boolean') return 'true or false'
  return type.kind === 'list' ? `a list of ${typeText(type.of)}` : type.kind === 'record' ? 'a record' : type.kind
}
