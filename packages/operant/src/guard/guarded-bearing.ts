import type { RelationKind } from '../agent/relations.ts'
import type { Label } from '../journal/events.ts'

/** What the runtime read itself, decoded. */
export interface GuardedRecord {
  readonly value: unknown
  readonly label: Label
}

/** A record by the name that people know it by, such as `order.refundable`; without `record` it is not known. */
export interface NamedRecord {
  readonly name: string
  readonly record: GuardedRecord | undefined
}

/** One way in which a record can bear an argument. */
export interface GuardedWay extends NamedRecord {
  readonly kind: RelationKind
}

/** One argument with what bears it. */
export interface GuardedArgument {
  readonly name: string
  /** Decoded; undefined where an optional one is left out. */
  readonly value: unknown
  /** Whether it is bound as the action declares; otherwise a model chose a fact or a value itself. */
  readonly declared: boolean
  /** The least trusted of what it was made of. */
  readonly label: Label
  /** Where it comes from, for people: `remedy.amount`, `a value of the model's own`. */
  readonly origin: string
  readonly privileged: boolean
  /** The action says that it may be a model's own words. */
  readonly free: boolean
  readonly relation: { readonly ways: readonly GuardedWay[]; readonly asks: boolean } | undefined
}

/** What bears a call: gathered by the engine, judged by the guardrail. */
export interface Bearing {
  readonly arguments: readonly GuardedArgument[]
  /** The record that the call is about, and the case's own subject. */
  readonly subject: { readonly of: NamedRecord; readonly is: NamedRecord } | undefined
  /** The fact that says the call is due; `astray` are the facts below it that are no records. */
  readonly entitled: { readonly name: string; readonly known: boolean; readonly astray: readonly string[] } | undefined
}

/** For calls that nothing need bear: what takes an effect of the same run back. */
export const nothingToBear: Bearing = { arguments: [], subject: undefined, entitled: undefined }

/** Whether what a record says is the company's own word, or a person's who may speak for it. */
export function isTrustworthy(label: Label): boolean {
  return label === 'record' || label === 'person'
}
