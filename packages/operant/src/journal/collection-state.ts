import type { Json } from '../facts/json.ts'
import type { Principal } from '../facts/provenance.ts'
import type { Foretold, Rank } from './collection-events.ts'
import type { Label, StepReference } from './events.ts'
import type { Outcome } from './outcome.ts'

export interface ChildState {
  readonly run: string
  readonly step: StepReference
  readonly element: string
  readonly input: Readonly<Record<string, Json>>
  readonly rank?: Rank
  readonly label: Label
  readonly writers: readonly Principal[]
  readonly owners: readonly Principal[]
  /**
   * A parked child waits for something outside and does not count as acting. One that left will not be begun: its
   * element is not in the list any more.
   */
  readonly standing: 'planned' | 'acting' | 'parked' | 'settled' | 'left'
  readonly outcome: Outcome | undefined
  readonly summary: string
  /** It was told to end. */
  readonly told: boolean
}

/** One delegation of a run, over all readings of its elements. */
export interface DelegationState {
  /** As its children name it. */
  readonly step: StepReference
  /** Hash of the inputs that its elements were read from last. */
  inputs: string
  /** Runs that have not begun, in the order in which they will. */
  planned: readonly string[]
  /** How many of its children stand so. */
  readonly count: { acting: number; parked: number; settled: number; left: number }
  /** How many have ended since its elements were read last. */
  since: number
}

/** A forecast as it was made; in milliseconds since 1970. */
export interface MadeForecast {
  readonly at: number
  readonly forecast: Foretold | { readonly cannot: string }
}

/** How many of its children are begun and have not ended. */
export function atWork({ count }: DelegationState): number {
  return count.acting + count.parked
}

/** How many of its children have not ended, those that have not begun included. */
export function openOf(delegation: DelegationState): number {
  return delegation.planned.length + atWork(delegation)
}

/** How many children it has, without those that left before they began. */
export function membersOf(delegation: DelegationState): number {
  return openOf(delegation) + delegation.count.settled
}
