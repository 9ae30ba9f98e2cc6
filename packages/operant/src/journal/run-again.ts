import type { Json } from '../facts/json.ts'
import type { EffectResult } from './effect-events.ts'
import type { FactGiven, FactKey, Instant, StepReference } from './events.ts'
import type { KnownFact, WriteOfRun } from './state.ts'

/**
 * What a run begins with that is an earlier one, run again from one of its steps. It owns nothing that the earlier run
 * did: what stands of that is looked up first, and never done a second time.
 */
export interface RunAgain {
  readonly run: string
  /** The step, by its number, before which it begins. */
  readonly step: number
  /** Sequence number of the earlier run's last event. */
  readonly seq: number
  readonly by: string
  readonly reason: string
  readonly facts: readonly CarriedFact[]
  readonly effects: readonly CarriedEffect[]
}

/** A fact of the earlier run, with its version there. */
export interface CarriedFact extends FactGiven {
  readonly version: number
  readonly giver: StepReference
  readonly from: readonly (readonly [FactKey, number])[]
  readonly how: KnownFact['how']
  readonly rule?: string
  readonly declines?: true
  readonly readAt: Instant
  /** It is looked at or decided anew before anything rests on it. What a write rests on that stands is not. */
  readonly anew?: true
  /** Writes of the earlier runs that rest on it. */
  readonly pinnedBy?: readonly string[]
}

/** A write of the earlier run, or of one before that. */
export interface CarriedEffect extends WriteOfRun {
  /** The run that made it. */
  readonly run: string
  /** What its own run knew of it. All but `claimed` are read back before anything else is done. */
  readonly was: Exclude<EffectResult, 'absent'>
  readonly effect: string
  readonly approval?: string
  readonly intendedAt: Instant
  readonly readAt: Instant
  readonly found: Json
  readonly reason: string
}
