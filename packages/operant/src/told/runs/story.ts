import type { Json } from '../../facts/json.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { ModelCall } from '../../journal/model-call.ts'
import type { PlannedStep } from '../../journal/planned-step.ts'
import type { EffectResult, Failure, Label, RequestAnswer, RequestKind } from '../../journal/events.ts'
import type { Answer, CheckSummary, Outcome } from '../../journal/outcome.ts'
import type { ComposedGoal, RunLimits } from '../../journal/run-opened.ts'
import type { ToldForecast } from './collection.ts'
import type { ModelShare } from './models-told.ts'

/** Something a step rested on: a fact, its value then, and where it came from. */
export interface Source {
  readonly fact: string
  /** The entity it is about; empty for the run's own subject. */
  readonly about: string
  readonly value: Json
  readonly label: Label
  /** A system said so of a write, and nothing read it back. */
  readonly claimed?: true
  /** Capability that gave it; `goal` for the goal's own input. */
  readonly from: string
  /** Number of the step that gave it; absent for the goal's input. */
  readonly step?: number
  /** Row of the table that decided it. */
  readonly rule?: string
}

export interface Argument {
  readonly name: string
  readonly value: Json
  /** The fact it was taken from, and where in that fact. */
  readonly fact?: string
  readonly path?: string
  readonly source?: Source
  /** What a model bound it to, where it did: a fact and where in it, or a value of its own. */
  readonly chosen?: string
}

/** A wait: what it is for, until when, and how it ended. */
export interface ToldWait {
  readonly for: readonly string[]
  readonly until: string
  /** By which its days are counted. */
  readonly calendar: string
  readonly zone: string
  /** When it looks next. */
  readonly looks?: string
  /** Why it ended; absent while it is open. */
  readonly ended?: string
}

/** What one row of a decision table said, cell by cell. */
export interface RowVote {
  readonly rule: string
  readonly fits: boolean
  readonly cells: readonly {
    readonly input: string
    readonly asks: string
    readonly value: Json
    readonly fits: boolean
  }[]
}

export interface GivenFact {
  readonly fact: string
  readonly about: string
  readonly value: Json
  readonly label: Label
  /** 0 to 1; 1 means certain. */
  readonly confidence: number
}

export interface AskedRequest {
  readonly request: string
  readonly kind: RequestKind
  readonly title: string
  readonly expiresAt: string
  readonly answer?: RequestAnswer
}

export interface ToldEffect {
  readonly effect: string
  readonly title: string
  readonly identity: string
  readonly arguments: readonly Argument[]
  readonly attempt: number
  readonly result: EffectResult | 'intended'
  /** Found before acting: somebody else's. */
  readonly adopted: boolean
  readonly reason: string
  /** What the system of record holds. */
  readonly found: Json
  /** It takes this effect back. */
  readonly undoes?: string
  readonly undone: boolean
  /** Each field that the contract names, as expected and as the system of record holds it. */
  readonly compared: readonly ComparedField[]
}

export interface ComparedField {
  readonly field: string
  readonly expected: Json
  /** Null where the system holds nothing. */
  readonly found: Json
  readonly agrees: boolean
}

/** A change set, told by what became of its elements. */
export interface ToldChanges {
  readonly set: string
  readonly title: string
  readonly count: number
  /** How many stand how, with the first of them. */
  readonly groups: readonly {
    readonly standing: string
    readonly count: number
    readonly why: string
    readonly examples: readonly { readonly key: string; readonly title: string }[]
  }[]
  /** Why it has ended; absent while it is open. */
  readonly ended?: string
}

/** One step of a run, with all that happened to it. */
export interface ToldStep {
  /** From 1, in the order in which steps began. */
  readonly number: number
  /** Place of its first event in the journal. */
  readonly seq: number
  readonly at: string
  /** When something was last heard of it. */
  readonly until: string
  /** What it does, in the words of its action where there are any. */
  readonly title: string
  readonly capability: string
  readonly kind: string
  readonly about: string
  /** The needs or checks it serves, in words. */
  readonly serves: readonly string[]
  readonly instead: PlannedStep['instead']
  readonly fork?: string
  readonly rests: readonly Source[]
  readonly gave?: {
    readonly facts: readonly GivenFact[]
    readonly how: string
    readonly rule?: string
    readonly declines: boolean
    readonly took: number
  }
  /** For a table: its rows up to the one that decided. */
  readonly rows?: readonly RowVote[]
  readonly failures: readonly Failure[]
  readonly decisions: readonly DecisionRecord[]
  readonly requests: readonly AskedRequest[]
  readonly effects: readonly ToldEffect[]
  readonly waits?: ToldWait
  /** The change set that it prepared and carried out. */
  readonly changes?: ToldChanges
  /** Answers of language models: the one that proposed it, and those that it rests on. */
  readonly models?: readonly ModelCall[]
  readonly children?: readonly {
    readonly run: string
    readonly element: string
    readonly outcome?: Outcome
    readonly summary: string
  }[]
  /** Children that are not told here, for there are many. */
  readonly moreChildren?: number
}

/** What a run began with that is an earlier one again. */
export interface ToldAgain {
  readonly run: string
  readonly step: number
  readonly by: string
  readonly reason: string
  /** Facts that were known already, and how old they were. */
  readonly known: readonly (Source & { readonly readAt: string })[]
  /** Writes that stood, and what reading them back showed. */
  readonly effects: readonly {
    readonly run: string
    readonly title: string
    readonly was: string
    readonly result: string
  }[]
}

/** A run as it is told to people: everything from its journal, nothing else. */
export interface Story {
  readonly run: string
  readonly agent: string
  readonly goal: string
  /** The goal in the person's own words. */
  readonly asked: string
  readonly startedBy: string
  readonly openedAt: string
  readonly lastAt: string
  readonly state: 'settled' | 'open'
  readonly outcome?: Outcome
  readonly why?: string
  /** Of a question: what whoever asked is told. */
  readonly answers?: readonly Answer[]
  /** Parts of what was asked that nothing was checked of. */
  readonly unchecked?: readonly string[]
  /** What somebody typed, where the goal was understood from it. */
  readonly said?: string
  /** Limits of this run alone. */
  readonly limits?: RunLimits
  /** The earlier run that it is again: which, from which step, by whom, why, and what of that one's it began with. */
  readonly again?: ToldAgain
  /** Out of which checks it was composed, and by whom. */
  readonly composed?: ComposedGoal
  /** The plan that was made first, before anything was known. */
  readonly firstPlan: readonly PlannedStep[]
  /** The plan that was made last. */
  readonly plan: readonly PlannedStep[]
  readonly steps: readonly ToldStep[]
  readonly checks: readonly CheckSummary[]
  /** When people took control of it and gave it back, and what they said. */
  readonly taken: readonly { readonly at: string; readonly by: string; readonly what: string; readonly said: string }[]
  /** What its language models took. */
  readonly models: readonly ModelShare[]
  /** What it was foretold to come to, the last one last; absent where it was not. */
  readonly forecasts?: readonly ToldForecast[]
  /** What an open run waits for. */
  readonly waitsFor: readonly string[]
}
