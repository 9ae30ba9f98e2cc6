import type { Json } from '../facts/json.ts'
import type { EffectResult, Instant, Label } from './events.ts'

/** `shadowed`: everything was decided and written down, and what it would have done was not done. */
export const outcomes = ['met', 'partly', 'declined', 'handed over', 'failed', 'cancelled', 'shadowed'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * How a run ends whose checks do not all hold: no way was left, a limit was reached, somebody stopped it, it only
 * watches; or it was foretold at the start that it cannot be met.
 */
export type Ending = 'unmet' | 'failed' | 'cancelled' | 'shadowed' | 'declined'

export interface EffectSummary {
  readonly action: string
  readonly title: string
  readonly result: EffectResult | 'intended'
  /** Found before acting: somebody else's, never claimed as ours. */
  readonly adopted: boolean
  /** Of a change set: how many like this there are. Absent: this one. */
  readonly count?: number
}

export interface CheckSummary {
  readonly check: string
  readonly about: string
  readonly result: 'true' | 'false' | 'cannot tell'
  readonly reason?: string
}

/** What a question was answered with, and what it rests on. */
export interface Answer {
  /** The fact, and the field in it. */
  readonly fact: string
  readonly value: Json
  /** How it came about; a judged value is no record. */
  readonly how: AnswerSource['how']
  readonly label: Label
  /** 0 to 1; absent means certain. */
  readonly confidence?: number
  readonly capability: string
  /** Systems that the capability used. */
  readonly systems: readonly string[]
  readonly readAt: Instant
  /** What it was made of, down to what was read, said or judged. */
  readonly rests: readonly AnswerSource[]
}

/** How something that a run knows came about. */
export const waysToKnow = ['input', 'read', 'derived', 'judged', 'answered', 'looked', 'effect', 'claimed'] as const

export interface AnswerSource {
  readonly fact: string
  readonly about: string
  readonly how: (typeof waysToKnow)[number]
  readonly capability: string
  readonly systems: readonly string[]
  readonly readAt: Instant
}
