import { z } from 'zod'
import type { CapabilitySpec } from '../../agent/capability.ts'
import { valueText } from '../values.ts'
import { plainName } from '../../agent/argument.ts'
import type { NeedSpec } from '../../facts/need.ts'
import type { FactSpec } from '../../facts/fact.ts'

/** A need as people read it: `total of order`, `every parcel`, `remedy, where kind is refund`. */
export function needText(need: NeedSpec): string {
  if (need.mode === 'argument') return `${plainName(need.fact.name)}, as a model or a person chooses`
  const name = need.path.length > 0 ? `${need.path.join('.')} of ${need.fact.name}` : need.fact.name
  const kind = Object.entries(need.is ?? {}).map(([field, value]) => `${field} is ${valueText(value)}`)
  return [
    need.mode === 'all' ? `every ${name}` : need.mode === 'refuted' ? `the ${name} that was refused` : name,
    ...(kind.length > 0 ? [`where ${kind.join(' and ')}`] : []),
    ...(need.mode === 'maybe' ? ['if it can be had'] : []),
    ...(need.atLeast === undefined ? [] : [`at least ${Math.round(need.atLeast * 100)} % sure`]),
  ].join(', ')
}

export function needsText(spec: Pick<CapabilitySpec, 'needs'>): string {
  return joined([...new Set(Object.values(spec.needs).map(needText))])
}

/** A fact with the fields of its value: `order (id, total, parcel)`, and what it is about. */
export function factText(fact: FactSpec): string {
  const names = fieldsOf(fact.schema)
  return `${fact.name}${names.length > 0 ? ` (${names.join(', ')})` : ''}${fact.about ? `, for each ${fact.about.name}` : ''}`
}

function fieldsOf(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element as z.ZodType)
  return schema instanceof z.ZodEnum ? [schema.options.join(' or ')] : []
}

export function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

export function systemsText(spec: Pick<CapabilitySpec, 'uses'>): string {
  const names = Object.values(spec.uses).map(({ name }) => name)
  return names.length > 0 ? ` in ${joined(names)}` : ''
}
