import type { Provenance } from '../facts/provenance.ts'
import type { DecisionRecord } from './decision-record.ts'
import type { Bindings, FactKey, StepReference } from './events.ts'
import type { LeftKind, SetElement } from './set-events.ts'

/** What an approval of an element is given under, beside its arguments and what the rules say and see. */
export interface ElementBound {
  /** Identifies what the tool takes. */
  readonly terms: string
  /** What the call would come to. */
  readonly preview: Bindings
}

/** One element of a change set, as far as it has come. What its effects came to stands with them. */
export interface SetElementState extends Omit<SetElement, 'title' | 'arguments'> {
  readonly number: number
  title: string
  /** With results that were not known at first, once they are. */
  arguments: SetElement['arguments']
  /** What the guardrail said last. */
  decision: DecisionRecord | undefined
  /** Results that it rests on are known, and what the guardrail said last was said of them. */
  resolved: boolean
  /** What it said when people were asked. */
  asked: DecisionRecord | undefined
  /** What is bound beside what the guardrail said last, where people have to approve it. */
  bound: ElementBound | undefined
  /** What was bound when people were asked. */
  askedBound: ElementBound | undefined
  /** The request that it is part of; undefined where nobody was asked, or what they said covers it no more. */
  request: string | undefined
  /** What people said of it; undefined while nobody has. */
  approved: boolean | undefined
  /** Of one that is made in one with others: keys of those that were approved, where not all were. */
  parts: readonly string[] | undefined
  left: { readonly kind: LeftKind; readonly why: string } | undefined
  /** Not before this time, in milliseconds since 1970. */
  until: number | undefined
  /** How often it was put off. */
  tries: number
  why: string
  /** Its effects, oldest first. */
  readonly effects: string[]
}

/** A change set: writes that are prepared, approved and carried out together. */
export interface SetState {
  readonly id: string
  readonly step: StepReference
  readonly title: string
  readonly count: number
  readonly from: readonly (readonly [FactKey, number])[]
  readonly provenance: Provenance
  readonly elements: SetElementState[]
  /** Approvals that something was intended under. */
  readonly used: Set<string>
  proposed: boolean
  /** Why it has ended. */
  ended: string | undefined
  /** A person had control since it ended: the same may be prepared again. */
  lapsed: boolean
}

/** Whether anything of a set was begun: from then on it is carried out as it was prepared. */
export function isBegun(set: SetState): boolean {
  return set.elements.some(({ effects }) => effects.length > 0)
}
