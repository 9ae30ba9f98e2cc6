import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Due } from '../calendar/due.ts'
import type { Json } from '../facts/json.ts'
import type { FactSpec, EntitySpec } from '../facts/fact.ts'
import type { Money } from '../facts/money.ts'
import type { Need, NeedSpec, NameOf, ValueOf } from '../facts/need.ts'
import type { OutsideText } from '../facts/outside-text.ts'
import type { AskingTerms } from './asking-terms.ts'
import type { BearingSpec } from './bearing-spec.ts'
import type { Change } from './change-set.ts'
import type { ExpectationSpec } from './expectations.ts'
import type { Connector } from './connector.ts'
import type { GoalSpec } from './goal.ts'
import type { Happening } from './happening.ts'
import type { OutsideParty } from './outside-party.ts'
import type { JudgementForm } from './judgements/forms.ts'
import type { Matcher } from './matchers.ts'
import type { Said, Say } from './say.ts'
import type { SendsSpec } from './sends.ts'
import type { SystemRecord } from './stored-record.ts'

/** Reads a capability's specification. */
export const CAPABILITY: unique symbol = Symbol('operant.capability')
declare const NAMES: unique symbol

/** Something an agent can do. `N` names the facts it cannot do without, `G` the fact it gives. */
export interface Capability<out N extends string = string, out G extends string = string> {
  readonly [CAPABILITY]: CapabilitySpec
  readonly [NAMES]?: { readonly needs: N; readonly gives: G }
}
declare const TAKES: unique symbol
/** An action as elements of change sets name it: what it takes. */
export interface Takes<in I> {
  readonly [TAKES]?: (inputs: I) => void
}
export type NeedsOf<C> = C extends Capability<infer N> ? N : never
export type GivesOf<C> = C extends Capability<string, infer G> ? G : never

export type Needs = Readonly<Record<string, Need<unknown>>>
/** Where no needs are given. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- no name at all is what is meant: a misspelt one is an error
export type NoNeeds = Readonly<Record<never, never>>
export type Inputs<Ns> = { readonly [K in keyof Ns]: ValueOf<Ns[K]> }
export type NamesOf<Ns> = NameOf<Ns[keyof Ns]>
export type Awaitable<T> = T | Promise<T>
/** Keeps literal types of returned values where `NoInfer` would widen them. */
export type Exact<V> = [V] extends [infer W] ? W : never

/** Inputs and clients as the runtime holds them, their types checked where the capability was defined. */
export type Values = Readonly<Record<string, unknown>>

interface Common {
  readonly name: string
  readonly needs: Readonly<Record<string, NeedSpec>>
  /** The kind of entity it is used for, once per member; undefined for the run's subject. */
  readonly scope: EntitySpec | undefined
  readonly uses: Readonly<Record<string, Connector<unknown>>>
  /** Relative cost, to choose between ways. */
  readonly cost: number
  /** Milliseconds one call may take. */
  readonly timeout: number
  /** How many times a fault is retried. */
  readonly attempts: number
  readonly definedAt: string
}

export interface QuerySpec extends Common {
  readonly kind: 'query'
  readonly gives: FactSpec
  readonly expects: readonly ExpectationSpec[]
  readonly records: ((inputs: Values, value: unknown) => readonly SystemRecord[]) | undefined
  readonly read: (inputs: Values, clients: Values, say: Say<string>) => Awaitable<unknown>
}

export interface CalculationSpec extends Common {
  readonly kind: 'calculation'
  readonly gives: FactSpec
  readonly expects: readonly ExpectationSpec[]
  readonly compute: (inputs: Values, say: Say<string>) => unknown
}

export interface DecisionRow {
  readonly rule: string
  readonly when: Readonly<Record<string, unknown>>
  readonly then: unknown
  readonly declines: boolean
}

export interface DecisionSpec extends Common {
  readonly kind: 'decision'
  readonly gives: FactSpec
  readonly rows: readonly DecisionRow[]
}

export interface JudgementSpec extends Common {
  readonly kind: 'judgement'
  readonly gives: FactSpec
  /** Confidence below which a person is asked, 0 to 1. */
  readonly atLeast: number
  readonly form: JudgementForm
}

export interface QuestionSpec extends Common {
  readonly kind: 'question'
  readonly gives: FactSpec
  readonly ask: (inputs: Values) => { readonly to: string | OutsideParty; readonly text: string }
  readonly asking: AskingTerms
}

export interface ConditionSpec extends Common {
  readonly kind: 'condition'
  readonly gives: FactSpec
  readonly title: string
  readonly holds: (inputs: Values, clients: Values) => Awaitable<boolean | Said>
}

export interface ActionSpec extends Common {
  readonly kind: 'action'
  readonly gives: FactSpec | undefined
  readonly title: (inputs: Values) => string
  readonly makes: readonly ConditionSpec[]
  readonly changes: readonly FactSpec[]
  /** Absent where only an unproven write leaves it out: then each run's use of the same values is an intent of its own. */
  readonly identity: ((inputs: Values, occasion: number) => readonly Json[]) | undefined
  readonly spend: { readonly budget: string; readonly amount: (inputs: Values) => Money | undefined } | undefined
  readonly preview: PreviewSpec | undefined
  /** What people said when they were asked to approve it. */
  readonly said: FactSpec | undefined
  readonly perform: (
    inputs: Values,
    clients: Values,
    key: string,
    say: Say<string>,
    occasion: number,
  ) => Awaitable<unknown>
  /** Absent where nothing reads it back: then what the system answered is a claim. */
  readonly confirm: ((inputs: Values, clients: Values, occasion: number) => Awaitable<unknown>) | undefined
  readonly expect: (inputs: Values) => Values
  readonly undo: UndoSpec | 'none'
  readonly risk: 'reversible' | 'irreversible'
  /** Milliseconds after a call until the system shows its effect. */
  readonly settle: number
  readonly amend: boolean
  readonly once: ((inputs: Values) => readonly Json[]) | undefined
  readonly merge: ((all: readonly Values[]) => Values) | undefined
  /** `nobody`: its words stay in the house. */
  readonly sends: SendsSpec | 'nobody' | undefined
  readonly stores: ((inputs: Values) => readonly SystemRecord[]) | undefined
  /** `every` from the last time on; absent: what it needs sets the pace. */
  readonly repeat: { readonly most: number; readonly every?: Due } | undefined
  readonly bearing: BearingSpec
  /** Where people have to approve it, unless the policies say otherwise. */
  readonly asking: AskingTerms
  /** The terms that would prove it and are missing; absent for a proven write. */
  readonly unproven: readonly MissingTerm[] | undefined
  /** Named by change sets alone: nothing else uses it. */
  readonly setsOnly?: true
}

/** What an unproven write does not say yet. */
export type MissingTerm = 'identity' | 'confirm' | 'undo' | 'risk'

/** What a call would come to, asked of the live systems just before it is decided. */
export interface PreviewSpec {
  readonly gives: FactSpec
  readonly read: (inputs: Values, clients: Values, say: Say<string>) => Awaitable<unknown>
}

export interface UndoSpec {
  readonly perform: (inputs: Values, clients: Values, key: string, found: unknown) => Awaitable<unknown>
}

/** How often a wait looks: after `first`, then each pause `growing` times the one before, at most `most`. */
export interface Rhythm {
  readonly first: Due
  readonly growing: number
  readonly most: Due
}

export interface WaitSpec extends Common {
  readonly kind: 'wait'
  readonly gives: FactSpec | undefined
  readonly until: Due | ((inputs: Values, now: Date) => Date | Due)
  readonly from: ((inputs: Values) => Date) | undefined
  readonly calendar: BusinessCalendar | ((inputs: Values) => BusinessCalendar) | undefined
  readonly on: ((inputs: Values) => Happening | readonly Happening[]) | undefined
  readonly since: ((inputs: Values) => Date) | undefined
  /** Ends when one of these holds. */
  readonly checks: readonly ConditionSpec[]
  /** Ends when one of these is another. */
  readonly watches: readonly FactSpec[]
  /** Capabilities whose request it waits to see answered. */
  readonly answered: readonly string[]
  readonly every: Rhythm | undefined
  readonly rereads: readonly FactSpec[]
  /** Name of a signal that ends the wait early. */
  readonly signal: ((inputs: Values) => string) | undefined
  readonly most: number
}

export interface DelegationSpec extends Common {
  readonly kind: 'delegation'
  readonly gives: FactSpec | undefined
  readonly makes: readonly ConditionSpec[]
  readonly changes: readonly FactSpec[]
  readonly each: (inputs: Values) => readonly unknown[]
  readonly to: GoalSpec
  readonly with: (element: unknown, inputs: Values) => Values
  readonly identity: ((element: unknown) => string) | undefined
  readonly order: ((element: unknown, inputs: Values) => Order) | undefined
  readonly atOnce: number
  /** Milliseconds after which its elements are read again, whatever happens; absent: only as its children end. */
  readonly every: number | undefined
  readonly atWork: 'end' | 'finish'
}

/** In which order elements are begun: the soonest deadline, then the highest value, then the least effort. */
export interface Order {
  readonly deadline?: Date
  readonly value?: number
  readonly effort?: number
}

/** Writes that are prepared, confirmed and carried out together. */
export interface ChangeSetSpec extends Common {
  readonly kind: 'change set'
  readonly gives: undefined
  readonly title: (inputs: Values) => string
  readonly of: readonly ActionSpec[]
  readonly each: (inputs: Values) => readonly Change[]
  readonly makes: readonly ConditionSpec[]
  readonly changes: readonly FactSpec[]
  /** Calls under way at once. */
  readonly atOnce: number
  readonly asking: AskingTerms
}

export type CapabilitySpec =
  | QuerySpec
  | CalculationSpec
  | DecisionSpec
  | JudgementSpec
  | QuestionSpec
  | ConditionSpec
  | ActionSpec
  | WaitSpec
  | DelegationSpec
  | ChangeSetSpec

export type CapabilityKind = CapabilitySpec['kind']

/** What a cell of a decision table may hold for an input of type `V`. */
export type Cell<V> = [NonNullable<V>] extends [OutsideText]
  ? 'a rule cannot mention outside text'
  : Exact<V> | Matcher<NonNullable<V>, NonNullable<V>>
