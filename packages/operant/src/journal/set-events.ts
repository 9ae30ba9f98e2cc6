import type { Json } from '../facts/json.ts'
import type { Provenance } from '../facts/provenance.ts'
import type { DecisionRecord } from './decision-record.ts'
import type { Bindings, FactKey, Instant, StepReference } from './events.ts'

/** One write of a change set, as it was prepared. Its place among the others is its number, from 0. */
export interface SetElement {
  readonly key: string
  /** Others that are made in one with it (`once`, `merge`), and it itself, as they would be alone. */
  readonly joined?: readonly JoinedElement[]
  readonly action: string
  readonly title: string
  readonly scope: string
  /** Those that are known. */
  readonly arguments: Readonly<Record<string, Json>>
  /** Arguments that are not known yet: what the element with this number finds when it is read back. */
  readonly awaits?: Readonly<Record<string, { readonly element: number; readonly path: readonly string[] }>>
  /** Numbers of elements that must be done before it, all of them lower than its own. */
  readonly after?: readonly number[]
  /** Those of them that are made in one with others: by number, the keys of the parts that must be among what is made. */
  readonly onParts?: readonly (readonly [element: number, key: string])[]
  /** What it takes from a budget, as far as that is known. */
  readonly spends?: { readonly minor: string; readonly currency: string }
}

/** An element that is made in one with others: what it would be alone. */
export interface JoinedElement {
  readonly key: string
  readonly title?: string
  readonly scope: string
  readonly arguments: Readonly<Record<string, Json>>
  /** What this one alone rests on, as of an element. */
  readonly after?: readonly number[]
  readonly onParts?: SetElement['onParts']
}

/** Numbers from the first to the last, both included. */
export type Range = readonly [number, number]

/** Why an element is not done and will not be. */
export type LeftKind = 'twice' | 'rests on another' | 'failed'

/** A change set's life. Elements and decisions come in chunks, so that no event grows with the set. */
export type SetEvent =
  /** Preparing begins. What was prepared by the same capability and never begun counts no more. */
  | {
      readonly type: 'set.prepared'
      readonly set: string
      readonly step: StepReference
      readonly title: string
      readonly count: number
      /** What the set rests on, and so each of its elements. */
      readonly from: readonly (readonly [FactKey, number])[]
      readonly provenance: Provenance
    }
  | {
      readonly type: 'set.elements'
      readonly set: string
      /** Number of the first of them. */
      readonly first: number
      readonly elements: readonly SetElement[]
    }
  /** What the guardrail says of elements. Equal records stand once: each element names its record's place. */
  | {
      readonly type: 'set.decided'
      readonly set: string
      readonly records: readonly DecisionRecord[]
      readonly decided: readonly (readonly [element: number, record: number])[]
      /** What the tools take by whose calls people are asked about, by action: an approval is given under it. */
      readonly terms?: Readonly<Record<string, string>>
      /** What elements that people are asked about would come to, as an approval binds it; where it can be told. */
      readonly previews?: readonly (readonly [element: number, preview: Bindings])[]
      /** What people approved before does not cover it: they are asked again. */
      readonly anew?: true
    }
  /** Results that elements rest on are known: what they are now. */
  | {
      readonly type: 'set.resolved'
      readonly set: string
      readonly resolved: readonly {
        readonly element: number
        readonly title: string
        readonly arguments: Readonly<Record<string, Json>>
      }[]
    }
  /** All of it is prepared: it may be asked about and carried out. */
  | { readonly type: 'set.proposed'; readonly set: string; readonly hash: string }
  /** Elements that come later, without a call having been made. */
  | {
      readonly type: 'set.held'
      readonly set: string
      readonly held: readonly { readonly element: number; readonly until: Instant; readonly why: string }[]
    }
  /** Elements that will not be done. */
  | {
      readonly type: 'set.left'
      readonly set: string
      readonly left: readonly { readonly element: number; readonly kind: LeftKind; readonly why: string }[]
    }
  | { readonly type: 'set.ended'; readonly set: string; readonly why: string }
