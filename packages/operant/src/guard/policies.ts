import type { AskingTerms } from '../agent/asking-terms.ts'
import type { DecisionExplanation, DecisionRecord } from '../journal/decision-record.ts'
import type { Stop } from '../journal/events.ts'
import type { Money } from '../facts/money.ts'
import type { Provenance } from '../facts/provenance.ts'
import type { Sending } from './guarded-sending.ts'
import type { Bearing } from './guarded-bearing.ts'
import type { AutonomySettings } from './autonomy-settings.ts'
import type { AutonomyCap } from './sections/autonomy.ts'
import type { Field } from './language/value-type.ts'
import type { Outcome } from './outcome.ts'

/** One call to be decided. Arguments and facts hold decoded values: `Money`, `Date`, `OutsideText`. */
export interface GuardedCall {
  readonly action: string
  readonly arguments: Readonly<Record<string, unknown>>
  /** Values by fact name; a fact that is not known is left out. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Names of the arguments a model supplied as literals. */
  readonly literals: readonly string[]
  /** The label of each argument; empty where an own effect is taken back. */
  readonly labels?: Readonly<Record<string, Provenance>>
  /** What the call tells somebody outside; absent where it tells nobody. */
  readonly sending?: Sending | undefined
  /** Every argument with the records that must bear it. */
  readonly bearing: Bearing
  readonly spends?: { readonly budget: string; readonly amount: Money } | undefined
  /** What would prove the write and is missing, in words; absent for a proven one. */
  readonly unproven?: readonly string[] | undefined
  readonly agent: string
  readonly startedBy: string
  /** The person it acts for, where the project knows them. */
  readonly person?: { readonly roles: readonly string[] } | undefined
  readonly run: string
  readonly now: Date
  /** Stops that stand and concern this call. */
  readonly stops?: readonly Stop[] | undefined
}

/** An amount to be set aside, atomically, before the call is performed. */
export interface BudgetReservation {
  readonly budget: string
  /** What has the limit to itself: `day`, or `day and customer.id`. */
  readonly per: string
  /** Opaque: equal for calls that share the limit (same budget, window, dimension and currency). */
  readonly key: string
  readonly amount: Money
  readonly limit: Money
  /** What becomes of the call when the limit would be passed. */
  readonly over: Outcome
  /** Set where calls are counted, not money: the amount is one call, of no currency. */
  readonly rate?: { readonly most: number; readonly wait: boolean; readonly ends: Date }
}

export interface GuardDecision {
  /** `approval` says who must approve, or who takes over where it escalates. */
  readonly record: DecisionRecord
  /** Empty where the call is denied or escalated. */
  readonly reservations: readonly BudgetReservation[]
}

/** Where in a fact a policy looks; `[]` is the whole fact. */
export interface MentionedFact {
  readonly fact: string
  readonly path: readonly string[]
}

/** Loaded policies: immutable, pure, never throwing. */
export interface Policies {
  /** SHA-256 of the canonical sources and settings. */
  readonly hash: string
  /** Whether any of them grants anything: then what no grant lets be done is denied. */
  readonly granting: boolean
  /** Every role that they name. */
  readonly roles: readonly string[]
  /** Which published version they are; absent where they come from files alone. */
  readonly version?: number
  /** The same policies as a published version: decisions name it. */
  asVersion(version: number): Policies
  /** Number of the autonomy settings that they are under; absent: none. */
  readonly autonomy?: number
  /** The same policies under levels that people have set; they take the place of those before. */
  under(settings: AutonomySettings): Policies
  /** The levels of autonomy that cap an action, those that people have set included. */
  caps(action: string): readonly AutonomyCap[]
  /** What must be known before a call of this action can be decided. */
  factsFor(action: string): readonly MentionedFact[]
  /** What an expression over the calls of an action gives, such as `arguments.amount`; undefined where it gives nothing. */
  typeOf(action: string, expression: string): Field | undefined
  decide(call: GuardedCall): GuardDecision
  /** What decided a call, what would have without it, and what would have to be otherwise. */
  explain(call: GuardedCall, record: DecisionRecord): DecisionExplanation
  /** The record to use when a reservation was refused: never less severe than `record`. */
  overBudget(record: DecisionRecord, reservation: BudgetReservation): DecisionRecord
  /** How people are asked to approve an action; undefined where no policy says. */
  askingFor(action: string): AskingTerms | undefined
  /** What holds for an action, one plain line each. */
  describe(action: string): readonly string[]
}
