import type { Instant } from '../journal/events.ts'

/**
 * Who says that a run reached its goal where nothing has shown it: `model` said that it was done, `system` answered yes
 * to a write that nothing reads back, `person` closed what was handed over, `run` ended as met although part of what was
 * asked was checked by nothing, or was answered by no record.
 */
export type Claimant = 'model' | 'system' | 'person' | 'run'

/** Confirmed writes of one currency, in minor units, and how much of it was taken back. */
export interface MoneyMoved {
  readonly currency: string
  readonly minor: bigint
  readonly takenBack: bigint
}

/** Why a run did not end as it should. Runs with the same `id` failed alike. */
export interface Cause {
  readonly id: string
  /** What was said when it happened, in this run. A system outside may have written it. */
  readonly said: string
}

/** What one ended run adds to the figures. It can be worked out again from the journal at any time. */
export interface RunFigures {
  /** The value of the fact that its goal names; absent where it names none or it was not known. */
  readonly class?: string
  /** Ended met or declined, all of it read from the systems of record. */
  readonly verified: boolean
  /** Empty for what is verified. */
  readonly claimedBy: readonly Claimant[]
  /** A person had a part in it, or has been called. */
  readonly people: boolean
  readonly escalated: boolean
  /** Absent where it ended as it should, or somebody cancelled it. */
  readonly cause?: Cause
  /** Milliseconds in which something was asked of people and not answered, until it ended. */
  readonly waited: number
  /** When somebody closed what it handed over. */
  readonly closedAt?: Instant
  /** Writes of its own that were confirmed, and how many of these were taken back. */
  readonly writes: number
  readonly takenBack: number
  readonly money: readonly MoneyMoved[]
  /** A confirmed write whose action is not known any more: nobody can say what it moved. */
  readonly moneyUnknown: boolean
  /** Tokens and price of language models. */
  readonly tokens: number
  readonly costs: readonly { readonly currency: string; readonly millionths: bigint }[]
  /** A language model was asked that has no price. */
  readonly costUnknown: boolean
}
