import type { Json } from '../facts/json.ts'
import type { Principal, Trust } from '../facts/provenance.ts'
import type { AskingEvent } from './asking-events.ts'
import type { CollectionEvent } from './collection-events.ts'
import type { DecisionRecord } from './decision-record.ts'
import type { EffectEvent } from './effect-events.ts'
import type { ModelCall, Usage } from './model-call.ts'
import type { Answer, CheckSummary, EffectSummary, Ending, Outcome } from './outcome.ts'
import type { PlannedStep } from './planned-step.ts'
import type { RunOpened } from './run-opened.ts'
import type { WaitEvent } from './wait-events.ts'
import type { TakingEvent } from './taking-events.ts'
import type { SetEvent } from './set-events.ts'

/** ISO 8601 instant, from the injected clock. */
export type Instant = string

/** Opaque key of one fact about one entity; made by `factKey`. */
export type FactKey = string

/** Who could have decided what a value says, from most to least trusted. */
export type Label = Trust

/** Where a fact came from: `from` lists the facts it rests on, with their versions. */
export interface FactGiven {
  readonly key: FactKey
  readonly value: Json
  readonly label: Label
  /** Who besides the organisation wrote in it; absent: nobody, or as the fact's schema says where it was read. */
  readonly writers?: readonly Principal[]
  /** Whose data it holds, where it was made of others'; absent: nobody's, or as the fact declares. */
  readonly owners?: readonly Principal[]
  /** Those outside whom its wording quotes; absent: nobody. */
  readonly quotes?: readonly Principal[]
  /** Made of words of outsiders; but what its schema calls records are records of those that it was made of. */
  readonly picked?: true
  /** What runs had stored there before, and how that was labelled; absent: nothing that no record or person bears. */
  readonly stored?: readonly StoredPart[]
  /** 0 to 1; absent means certain. */
  readonly confidence?: number
}

/** A part of a fact that was stored by a run, with the label that it had then; an empty path is all of it. */
export interface StoredPart {
  readonly path: readonly string[]
  readonly label: Label
  readonly writers: readonly Principal[]
  readonly owners: readonly Principal[]
}

export type { Bindings, RequestAnswer, RequestKind } from './asking-events.ts'
export type { EffectResult } from './effect-events.ts'

/** One use of a capability: which, about which entity, over which input values. */
export interface StepReference {
  readonly capability: string
  /** Key of the entity it is about; `[]` for the run's own subject. */
  readonly scope: string
  /** Hash of the input values: "the same step again" means an equal hash. */
  readonly inputs: string
}

export type FailureKind =
  | 'refused'
  | 'missing'
  | 'unsure'
  | 'fault'
  | 'denied'
  | 'rejected'
  | 'no-progress'
  | 'expired'
  | 'quality'

export interface Failure {
  readonly kind: FailureKind
  readonly reason: string
  /** The fact whose value is to blame, and the path inside it. */
  readonly blame?: { readonly key: FactKey; readonly path: readonly string[]; readonly value: Json }
  /** Of a value that was not what was expected: which, what it was, and what it should have been. */
  readonly quality?: { readonly fact: string; readonly found: string; readonly expected: string }
  /** For a fault: when it may be tried again; absent when it may not. */
  readonly retryAt?: Instant
  /** Nothing went wrong, only the time has not come: it counts as no try and no step. */
  readonly waits?: true
}

/** A stop switch that somebody pulled: nothing that it concerns is begun until somebody else releases it. */
export interface Stop {
  readonly id: string
  /** `all`, or what is stopped: `agent:support`, `action:payments.refund`, `connector:payments`, `entity:order:O1`. */
  readonly switch: string
  readonly by: string
  readonly because: string
  readonly at: Instant
}

export type { Usage } from './model-call.ts'

/** A model's call as it was made: kept so that the conversation can be told again from the journal alone. */
export interface ToolCall {
  readonly tool: string
  readonly input: Json
}

/** What a model bound an input to: a fact, or a value of its own. */
export type Bound = { readonly fact: FactKey; readonly path: readonly string[] } | { readonly literal: Json }

export type EventBody =
  | RunOpened
  | AskingEvent
  | EffectEvent
  | WaitEvent
  | TakingEvent
  | SetEvent
  | CollectionEvent
  | { readonly type: 'run.woke'; readonly why: string }
  | { readonly type: 'plan.revised'; readonly steps: readonly PlannedStep[]; readonly missing: readonly string[] }
  | {
      readonly type: 'step.proposed'
      readonly step: StepReference
      readonly by: 'model'
      readonly call: string
      /** Calls of one answer name the same: the first of them. Absent: the only one. */
      readonly answer?: string
      /** The plan that it is a step of, and which: nobody was asked for it. */
      readonly ahead?: { readonly plan: string; readonly step: string }
      readonly said: ToolCall
      /** Inputs the model bound otherwise than the capability declares. */
      readonly bound: Readonly<Record<string, Bound>>
      readonly usage: Usage
      readonly model?: ModelCall
    }
  | {
      readonly type: 'proposal.refused'
      /** A new call; or the open proposal's, which ends with this. */
      readonly call: string
      readonly answer?: string
      readonly ahead?: { readonly plan: string; readonly step: string }
      readonly said: ToolCall
      readonly reason: string
      /** A read of what was read just now: its result is known. */
      readonly repeats?: true
      readonly usage: Usage
      readonly model?: ModelCall
    }
  /** A plan ahead, as the model gave it: its steps are proposed one after the other, and each is decided for itself. */
  | {
      readonly type: 'plan.proposed'
      readonly call: string
      readonly said: ToolCall
      readonly usage: Usage
      readonly model?: ModelCall
    }
  /** The model sees nothing left to do. It changes nothing: the checks are looked at, and `open` says what does not hold. */
  | {
      readonly type: 'done.claimed'
      readonly call: string
      readonly answer?: string
      readonly said: ToolCall
      readonly open: readonly string[]
      readonly usage: Usage
      readonly model?: ModelCall
    }
  /** The model could not be asked. `again` says when it is tried again; absent when it is not. */
  | { readonly type: 'reasoner.failed'; readonly reason: string; readonly again?: Instant; readonly usage: Usage }
  | {
      readonly type: 'step.gave'
      readonly step: StepReference
      readonly facts: readonly FactGiven[]
      readonly from: readonly (readonly [FactKey, number])[]
      /** How it came about; what is derived is pinned under a write, what is read may be read again. */
      readonly how: 'input' | 'read' | 'derived' | 'judged' | 'answered' | 'looked'
      /** Row of a decision table, where one decided. */
      readonly rule?: string
      readonly declines?: boolean
      /** Milliseconds the capability took. */
      readonly took: number
      /** Answers of language models that it rests on, or that were of no use. */
      readonly models?: readonly ModelCall[]
    }
  | {
      readonly type: 'step.failed'
      readonly step: StepReference
      readonly failure: Failure
      readonly models?: readonly ModelCall[]
    }
  | {
      readonly type: 'facts.fell'
      readonly keys: readonly FactKey[]
      readonly why: string
      /** Capabilities that found nothing before and may be asked again. */
      readonly retry: readonly string[]
      /** Only to see how things stand: what is read for it is no step. */
      readonly looks?: true
    }
  | {
      readonly type: 'call.decided'
      readonly step: StepReference
      readonly argumentsHash: string
      readonly arguments: Readonly<Record<string, Json>>
      readonly decision: DecisionRecord
      /** Requests whose answers put in some of the values: where it is refused, they do not any more. */
      readonly edited?: readonly string[]
    }
  | { readonly type: 'child.started'; readonly run: string }
  | { readonly type: 'child.parked'; readonly run: string }
  | { readonly type: 'child.settled'; readonly run: string; readonly outcome: Outcome; readonly summary: string }
  /** The run will end unmet, whatever comes of what it still has to find out or to take back. */
  | { readonly type: 'run.ending'; readonly as: Ending; readonly why: string; readonly missing: readonly string[] }
  | { readonly type: 'run.cancelled'; readonly by: string; readonly reason: string }
  /** A call was not begun, for a stop stands: the run waits until it is released. */
  | {
      readonly type: 'run.stopped'
      readonly step: StepReference
      readonly title: string
      readonly stops: readonly Stop[]
      readonly decision: DecisionRecord
    }
  | { readonly type: 'run.waits'; readonly until: Instant | null; readonly for: readonly string[] }
  | {
      readonly type: 'run.settled'
      readonly outcome: Outcome
      readonly why: string
      readonly checks: readonly CheckSummary[]
      readonly effects: readonly EffectSummary[]
      /** Of a question: what whoever asked is told. */
      readonly answers?: readonly Answer[]
      /** Parts of what was asked that nothing was checked of. */
      readonly unchecked?: readonly string[]
    }

/** An event as the journal holds it: its place, its time, what happened. */
export type RunEvent = EventBody & { readonly seq: number; readonly at: Instant }

/** An event not yet written: the journal gives it its place. */
export type NewEvent = EventBody & { readonly at: Instant }
