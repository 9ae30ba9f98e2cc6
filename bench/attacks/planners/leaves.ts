import { schemaAt } from '../../../packages/operant/src/facts/fact.ts'
import type { Json } from '../../../packages/operant/src/facts/json.ts'
import type { NeedSpec } from '../../../packages/operant/src/facts/need.ts'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'

export type LeafType = 'text' | 'amount' | 'handle'

/** A value inside something that is known, as a call can refer to it. */
export interface Leaf {
  readonly fact: string
  readonly path: readonly string[]
  readonly type: LeafType
}

/** Every value that the steps of a journal gave. */
export function leavesOf(events: readonly RunEvent[]): readonly Leaf[] {
  return events.flatMap((event) =>
    event.type === 'step.gave' && event.how !== 'looked'
      ? event.facts.flatMap(({ key, value }) => leavesIn(key, value))
      : [],
  )
}

export function leavesIn(fact: string, value: Json, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [{ fact, path, type: 'text' }]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (Object.hasOwn(value, 'currency')) return [{ fact, path, type: 'amount' }]
  if (Object.hasOwn(value, 'outside')) return [{ fact, path, type: 'handle' }]
  return Object.entries(value).flatMap(([name, field]) => leavesIn(fact, field, [...path, name]))
}

const needTypes = new WeakMap<NeedSpec, LeafType | undefined>()

const samples: readonly (readonly [LeafType, Json])[] = [
  ['amount', { amount: '1.00', currency: 'GBP' }],
  ['handle', { outside: '00', length: 0 }],
  ['text', 'text'],
]

/** The type of value that a need takes, where an adversary has such values. */
export function typeOfNeed(need: NeedSpec): LeafType | undefined {
  if (!needTypes.has(need)) {
    const schema = schemaAt(need.fact.schema, need.path)
    needTypes.set(need, samples.find(([, sample]) => schema?.safeDecode(sample as never).success)?.[0])
  }
  return needTypes.get(need)
}
