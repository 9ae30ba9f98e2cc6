import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Clock } from '../facts/time.ts'
import type { Connector } from '../agent/connector.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { Scope } from '../facts/key.ts'
import type { Bound, RunEvent, Stop, ToolCall, Usage } from '../journal/events.ts'
import type { ModelCall } from '../journal/model-call.ts'
import type { Judgements } from './judgements.ts'
import type { FoldedRuns } from './folded-runs.ts'
import type { LanguageModels, ModelTrouble, Spending } from './language-models.ts'
import type { LoadedAgent } from './loading/load-agent.ts'
import type { ReviewSampling } from './guarding/review.ts'
import type { OutsideUses } from './outside-uses.ts'
import type { RunStore } from './store.ts'
import type { Turns } from './turns.ts'

/** Opens clients of outside systems, each once per process. */
export interface Connections {
  client(connector: Connector<unknown>): Promise<unknown>
}

/** One call as a reasoner made it, and what it asks for. */
export interface Proposal {
  readonly said: ToolCall
  readonly asks:
    | {
        readonly kind: 'step'
        readonly capability: string
        readonly scope: Scope
        /** Inputs it binds itself; the others are bound as the capability declares. */
        readonly bound: Readonly<Record<string, Bound>>
      }
    | { readonly kind: 'done' }
    | { readonly kind: 'unreadable'; readonly reason: string }
}

export type Answer =
  | {
      readonly kind: 'proposes'
      readonly calls: readonly [Proposal, ...Proposal[]]
      /** Of a plan ahead: which step of it this is. Nobody was asked for it. */
      readonly ahead?: { readonly plan: string; readonly step: string }
      readonly usage: Usage
      readonly model?: ModelCall
    }
  /** A plan ahead: asked for its steps, the reasoner proposes them one after the other. */
  | { readonly kind: 'plans'; readonly said: ToolCall; readonly usage: Usage; readonly model?: ModelCall }
  /** Nothing was asked any more: whoever reasons has nothing left to say. */
  | { readonly kind: 'gives up'; readonly why: string }
  /** Nothing was asked: the answer could have passed this limit. Absent: the goal's limit on tokens. */
  | { readonly kind: 'over limit'; readonly limit?: string }
  | ModelTrouble

export interface Thinking {
  readonly agent: Agent
  readonly goal: GoalSpec
  /** The run's journal: all that a reasoner is shown is made of it, so that asking again shows the same. */
  readonly events: readonly RunEvent[]
  readonly spending: Spending
  /** The words behind the digest of a text from outside; undefined where they are not kept any more. */
  readonly text: (digest: string) => Promise<string | undefined>
}

/** Proposes the next step from outside the engine; nothing it says is done without the guardrail. Never throws for what a provider does. */
export interface Reasoner {
  propose(thinking: Thinking): Promise<Answer>
}

/** Stops as this machine knows them, without the database. */
export interface LocalStops {
  /** Those that stand. Never throws: where it cannot be told, that is a stop of everything (`unreadableStop`). */
  standing(): readonly Stop[]
}

/** Calls back when a moment is over, unless it is called off with what it answers. */
export type Linger = (over: () => void) => () => void

/** Everything an activation is given: no clock, id, chance or network is reached any other way. */
export interface RunContext {
  readonly store: RunStore
  /** With the policies that govern, as far as this process has heard. */
  readonly agents: ReadonlyMap<string, LoadedAgent>
  /** Looks which version of an agent's policies governs now, and puts it into `agents`. */
  readonly refreshPolicies?: (agent: string) => Promise<void>
  readonly connections: Connections
  /** Told how outside systems answer, for whoever looks after them; nothing in a run hangs on it. */
  readonly uses?: OutsideUses
  /** Keeps calls of outside systems within their limits; absent where none has any. */
  readonly turns?: Turns
  readonly clock: Clock
  /** Fresh unique ids. */
  readonly id: () => string
  /** 0 up to 1, for jitter. */
  readonly random: () => number
  /** Milliseconds after an intent within which its call must begin; the same time passes before another worker may conclude that a call never happened. */
  readonly grace: number
  /** By which business days are counted where nothing else is said. Default: Monday to Friday in UTC. */
  readonly calendar?: BusinessCalendar
  /** The people that are known, with their roles; nobody is where it is left out. */
  readonly people?: (name: string) => { readonly roles: readonly string[] } | undefined
  /** Looked at before each call, besides the database's stops. */
  readonly stops?: LocalStops
  /** Which decisions people judge once more; absent: none. */
  readonly reviews?: ReviewSampling
  /** How long a commit that nothing waits for waits for company. Default: about a millisecond. */
  readonly linger?: Linger
  /** For agents whose reasoner is a model. */
  readonly reasoner?: Reasoner
  /** For judgements and words, and for reasoners that are made of them. */
  readonly models?: LanguageModels
  /** Carries out judgements that are declared rather than written as code. */
  readonly judgements?: Judgements
  /** States of resting runs that this process keeps. Absent: each activation reads its run from the beginning. */
  readonly folded?: FoldedRuns
  /** Told of every event as it is committed, for progress. */
  readonly observe?: (run: string, event: RunEvent) => void
}
