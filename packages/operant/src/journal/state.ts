import type { Json } from '../facts/json.ts'
import type { Principal } from '../facts/provenance.ts'
import type { ChildState, DelegationState, MadeForecast } from './collection-state.ts'
import type { DecisionRecord } from './decision-record.ts'
import type { PlannedStep } from './planned-step.ts'
import type {
  Bindings,
  EffectResult,
  EventBody,
  FactKey,
  FailureKind,
  Instant,
  Label,
  RequestAnswer,
  RequestKind,
  Stop,
  StoredPart,
  StepReference,
} from './events.ts'
import type { Answer, AnswerSource, Ending, Outcome } from './outcome.ts'
import type { CarriedEffect } from './run-again.ts'
import type { RunOpened } from './run-opened.ts'
import type { WaitState } from './wait-state.ts'
import type { Range } from './set-events.ts'
import type { SetState } from './set-state.ts'

export type { ChildState } from './collection-state.ts'

/** One thing a run knows, or knew. */
export interface KnownFact {
  readonly value: Json
  /** Grows when the value changes; what rests on a fact names the version it rests on. */
  readonly version: number
  readonly label: Label
  readonly writers: readonly Principal[]
  readonly owners: readonly Principal[]
  readonly quotes: readonly Principal[]
  readonly picked: boolean
  readonly stored: readonly StoredPart[]
  readonly confidence: number
  readonly readAt: number
  readonly from: readonly (readonly [FactKey, number])[]
  readonly giver: StepReference
  readonly how: AnswerSource['how']
  readonly rule: string | undefined
  readonly declines: boolean
  /** Refuted: gone until something gives another value. */
  readonly fallen: boolean
  /** Something may have changed it: read it again before relying on it. */
  readonly dirty: boolean
  /** Effects that rested on it until a person gave the run back. */
  readonly released: readonly string[]
  /** Effects that rest on it: while one stands, it is not computed anew. */
  readonly pinnedBy: readonly string[]
  /** Why it is doubted, where it was refused while a write rested on it: for people, never computed anew. */
  readonly suspect: string | undefined
  readonly seq: number
}

/** A value that was refused, and where in the fact it stood. */
export interface Refuted {
  readonly path: readonly string[]
  readonly value: Json
  readonly reason: string
  /** What gave it: it would most likely give it again. */
  readonly giver: StepReference | undefined
}

/** Why a step with these inputs is of no more use. */
export interface SpentMark {
  readonly inputs: string
  readonly kind: FailureKind
  readonly reason: string
}

/** A write that a run made: by which step, of what, with which arguments. */
export interface WriteOfRun {
  readonly step: StepReference
  readonly joined: readonly StepReference[]
  readonly action: string
  readonly title: string
  readonly identity: string
  readonly key: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly argumentsHash: string
  /** Of what was written: a person who approved it bears it. */
  readonly label: Label
  readonly writers: readonly Principal[]
  readonly owners: readonly Principal[]
  readonly attempt: number
  readonly occasion: number
}

export interface EffectState extends WriteOfRun {
  readonly id: string
  readonly result: EffectResult | 'intended'
  readonly adopted: boolean
  /** An earlier run made it, of which this one is the same again; and what that knew of it. */
  readonly carried?: Pick<CarriedEffect, 'run' | 'was'>
  /** False where its call was stopped before it was begun. */
  readonly begun: boolean
  /** A person had control since: it counts as no try and as no finding any more. */
  readonly lapsed: boolean
  /** Decided anew after a person had control, it would not have been made so: it stands, and nothing is done in its place. */
  readonly overtaken: boolean
  readonly intendedAt: number
  readonly readAt: number
  /** How often in a row reading it back did not settle it; infinite where nothing can. */
  readonly unsettled: number
  /** The request that a person approved for it. */
  readonly approval: string | undefined
  /** When an unknown effect is read again, or an absent one may be tried again; in milliseconds since 1970. */
  readonly again: number | undefined
  /** Until when an unknown one may still turn up; undefined while nothing was seen of its call. */
  readonly shows: number | undefined
  readonly undoes: string | undefined
  /** The change set that it is part of. */
  readonly set: { readonly id: string; readonly element: number } | undefined
  readonly undone: boolean
  readonly found: Json
  readonly reason: string
  readonly seq: number
}

export interface RequestState {
  readonly id: string
  readonly kind: RequestKind
  readonly step: StepReference
  readonly argumentsHash: string
  readonly title: string
  readonly expiresAt: number
  readonly from: readonly (readonly [FactKey, number])[]
  readonly gives: FactKey | undefined
  /** The change set that it asks about, and which of its elements. */
  readonly set: { readonly id: string; readonly elements: readonly Range[] } | undefined
  readonly answer: RequestAnswer | undefined
  /** In milliseconds since 1970; undefined where nobody has answered. */
  readonly answeredAt: number | undefined
  /** What its answer put in was refused, and counts no more. */
  readonly refused: string | undefined
  /** Of an approval: everything that it was asked for under. */
  readonly bound: Bindings | undefined
  readonly seq: number
  /** The party outside that is asked. */
  readonly outside?: { readonly mail: string; readonly writer: string } | undefined
}

/** The last decision about a step. */
export interface DecidedCall {
  readonly inputs: string
  readonly argumentsHash: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly decision: DecisionRecord
}

/** How asking a model goes. */
export interface ReasoningState {
  /** Calls it made so far. */
  readonly calls: number
  /** Plans ahead that it gave, revisions included. */
  readonly plans: number
  /** Refused proposals and claims of being done since something last came of one. */
  readonly refusals: number
  /** Reads asked for of what had just been read, since anything new came; they are no refusals. */
  readonly repeats: number
  /** Failures to ask it, in a row; `again` in milliseconds since 1970, or undefined when it is not asked any more. */
  readonly trouble: { readonly count: number; readonly again: number | undefined; readonly reason: string } | undefined
}

/** What came of asking a model since the run last learnt anything. */
export interface AskingState {
  /** Its answers: proposals, plans and claims of being done. */
  readonly fruitless: number
  /** It saw nothing left to do. */
  readonly done: boolean
  /** Hashes of all that was learnt since it was first asked. */
  readonly told: Set<string>
}

/** Everything a run knows, folded from its journal. Nothing else remembers. */
export interface RunState {
  readonly run: string
  readonly opened: RunOpened
  readonly openedAt: number
  /** From when its limit on time is counted: its opening, or when a person last returned it. */
  countedFrom: number
  /** Sequence number of the last event. */
  seq: number
  /** Time of the last event, in milliseconds since 1970: time enters only by events. */
  now: number
  readonly facts: Map<FactKey, KnownFact>
  readonly refuted: Map<FactKey, readonly Refuted[]>
  readonly spent: Map<string, readonly SpentMark[]>
  readonly faults: Map<string, { readonly count: number; readonly retryAt: number; readonly reason: string }>
  readonly effects: Map<string, EffectState>
  readonly requests: Map<string, RequestState>
  readonly children: Map<string, ChildState>
  /** Its delegations, by `stepKey`. */
  readonly delegations: Map<string, DelegationState>
  /** When its first child run was begun, in milliseconds since 1970. */
  handingSince: number | undefined
  /** What it was foretold to come to, the last one last; anew after a person's return. */
  forecasts: readonly MadeForecast[]
  /** Change sets, by id, in the order in which they were prepared. */
  readonly sets: Map<string, SetState>
  /** Readings that delegations began or went on with, by `waitKey`. */
  readonly delegated: Set<string>
  readonly waits: Map<string, WaitState>
  /** Events from outside that ended a wait: each ends one. */
  readonly used: Set<string>
  /** A wait looks: what is read for it is no step. */
  looking: boolean
  /** How things stand is looked at, for time has passed or a child run has ended: what is read for it is no step. */
  glancing: boolean
  readonly decisions: Map<string, DecidedCall>
  /** Facts read since the last attempt at anything: not read a second time for the next one. */
  readonly refreshed: Set<FactKey>
  /** How often each capability was used. */
  readonly uses: Map<string, number>
  steps: number
  tokens: number
  plan: readonly PlannedStep[]
  /** Why no way leads to some of the checks, as the last plan said. */
  missing: readonly string[]
  /** A model's proposal that was accepted and is not carried out yet. */
  proposal: Extract<EventBody, { type: 'step.proposed' }> | undefined
  /** Proposals that were accepted with it, in order: each is carried out when those before it have come to their end. */
  queued: readonly Extract<EventBody, { type: 'step.proposed' }>[]
  reasoning: ReasoningState
  asking: AskingState
  /** Set once the run has begun to end unmet: it takes nothing up any more. */
  ending: { readonly as: Ending; readonly why: string; readonly missing: readonly string[] } | undefined
  /** Why nothing is begun any more until somebody releases it; what came meanwhile is taken in at the next waking. */
  stopped: { readonly title: string; readonly stops: readonly Stop[] } | undefined
  cancelled: { readonly by: string; readonly reason: string } | undefined
  /** Who has control of it, by taking: while anybody has, nothing is begun. */
  readonly taken: Map<string, { readonly by: string; readonly reason: string; readonly since: Instant }>
  /** What people said when they returned it, in order. */
  returns: readonly { readonly by: string; readonly note: string; readonly at: Instant }[]
  /** Of how many returns the decisions were looked through. */
  looked: number
  /** Somebody has done what was left: it ends, and is handed over to nobody. */
  closed: { readonly by: string; readonly note: string } | undefined
  settled:
    | {
        readonly outcome: Outcome
        readonly why: string
        readonly at: Instant
        readonly answers?: readonly Answer[]
        readonly unchecked?: readonly string[]
      }
    | undefined
}

/** An earlier run did it, and it is not there any more: somebody has taken it away. */
export function isGone({ carried, result }: Pick<EffectState, 'carried' | 'result'>): boolean {
  return carried !== undefined && carried.was !== 'unknown' && result === 'absent'
}

/** Key of a step's marks: capability and entity. */
export function stepKey(step: { readonly capability: string; readonly scope: string }): string {
  return `${step.capability} ${step.scope}`
}

/** Key of a wait or a delegation: the same one for other inputs is another. */
export function waitKey(step: StepReference): string {
  return `${stepKey(step)} ${step.inputs}`
}
