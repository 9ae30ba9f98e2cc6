import type { Clock } from '../facts/time.ts'
import type { Connector } from '../agent/connector.ts'
import type { ReadyStep } from '../planning/plan.ts'
import type { Knowledge } from '../planning/knowledge.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { RunEvent } from '../journal/events.ts'
import type { LoadedAgent } from './load-agent.ts'
import type { RunStore } from './store.ts'

/** Opens clients of outside systems, each once per process. */
export interface Connections {
  client(connector: Connector<unknown>): Promise<unknown>
}

/** What a reasoner proposes when it is asked for the next step. */
export type Proposal =
  | {
      readonly kind: 'step'
      readonly call: string
      readonly capability: string
      readonly scope: string
      readonly bound: Readonly<Record<string, unknown>>
      readonly usage: Usage
    }
  | {
      readonly kind: 'refused'
      readonly call: string
      readonly capability: string
      readonly reason: string
      readonly usage: Usage
    }
  | { readonly kind: 'done'; readonly usage: Usage }

export interface Usage {
  readonly input: number
  readonly output: number
}

/** Proposes the next step from outside the engine; nothing it says is done without the guardrail. */
export interface Reasoner {
  propose(known: Knowledge, goal: GoalSpec, offers: readonly ReadyStep[]): Promise<Proposal>
}

/** Everything an activation is given: no clock, id, chance or network is reached any other way. */
export interface RunContext {
  readonly store: RunStore
  readonly agents: ReadonlyMap<string, LoadedAgent>
  readonly connections: Connections
  readonly clock: Clock
  /** Fresh unique ids. */
  readonly id: () => string
  /** 0 up to 1, for jitter. */
  readonly random: () => number
  /** Milliseconds after an intent within which its call must begin; the same time passes before another worker may conclude that a call never happened. */
  readonly grace: number
  /** For agents whose reasoner is a model. */
  readonly reasoner?: Reasoner
  /** Told of every event as it is committed, for progress. */
  readonly observe?: (run: string, event: RunEvent) => void
}
