import type { Json } from '../facts/json.ts'
import type { Principal } from '../facts/provenance.ts'
import type { FactKey, Instant, Label, StepReference } from './events.ts'

/** By what the elements of a collection are taken in turn: the soonest deadline, the highest value, the least effort. */
export interface Rank {
  readonly deadline?: Instant
  readonly value?: number
  readonly effort?: number
}

/** An element of a collection, and the child run that it has or will have. */
export interface Member {
  readonly run: string
  readonly element: string
  readonly input: Readonly<Record<string, Json>>
  /** Absent: it comes in the order of its list. */
  readonly rank?: Rank
}

/** Who the children of one reading are given their input by. */
interface Given {
  readonly from: readonly (readonly [FactKey, number])[]
  readonly label: Label
  readonly writers?: readonly Principal[]
  readonly owners?: readonly Principal[]
}

/** Something else to ask for, where a goal cannot be met: in words that can be asked just so. */
export interface ForecastOption {
  readonly ask: string
  readonly because: string
}

/** What a goal will come to, as far as can be told. */
export interface Foretold {
  readonly reachable: boolean
  /** The figure that the goal is about, at the end of its time. */
  readonly expected: number
  /** What that figure must not pass, or must come to. */
  readonly bound: number
  readonly because: string
  readonly options: readonly ForecastOption[]
}

/** The life of a goal over many elements. */
export type CollectionEvent =
  | ({
      readonly type: 'delegation.began'
      readonly step: StepReference
      /** Elements by the id of the child run each will have. */
      readonly children: readonly Member[]
    } & Given)
  /** Its elements were read again: only what is otherwise than before. */
  | ({
      readonly type: 'delegation.renewed'
      readonly step: StepReference
      /** New ones, those that came back, and those that have not begun and are otherwise now. */
      readonly children: readonly Member[]
      /** Runs that will not be begun: their elements are not in the list any more. */
      readonly left: readonly string[]
    } & Given)
  /** They are told to end: what they were to make true holds, or the run ends. */
  | { readonly type: 'children.ended'; readonly runs: readonly string[]; readonly why: string }
  /** What the goal will come to; `cannot` says why it could not be told. */
  | {
      readonly type: 'forecast.made'
      readonly from: readonly (readonly [FactKey, number])[]
      readonly forecast: Foretold | { readonly cannot: string }
    }
