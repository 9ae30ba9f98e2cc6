import type { Agent, Json } from 'operant'
import type { Task } from './data.ts'
import type { ToolCall, Wish } from './replay/wish.ts'
import type { Records, Tables } from './world/records.ts'

export interface Speaker {
  readonly customer: string
  readonly proven: boolean
}

/** A call that breaks one clause of the policy, made of a right one. */
export interface Probe {
  readonly clause: string
  /** The end of the name of the rule that upholds it. */
  readonly rule: string
  readonly records: Records
  readonly speaker: Speaker
  /** The last one breaks the clause; those before it are right and lead up to it. */
  readonly calls: readonly Wish[]
}

/** One domain of the data: its agent, its systems, and how the data's calls read as calls of the agent. */
export interface Domain {
  readonly name: string
  readonly agent: Agent
  readonly now: Date
  /** The kind of record that writes are about, as the agent names it. */
  readonly entity: string
  clients(records: Records, speaker: Speaker): Readonly<Record<string, unknown>>
  /** Who the task's user is; undefined where nobody could tell. */
  speaker(tables: Tables, task: Pick<Task, 'user' | 'user_id'>): string | undefined
  /** A write of the data as a call of the agent; undefined for everything else. */
  wish(call: ToolCall): Wish | undefined
  /** What the task's user answers when asked for a fact. */
  answer(task: Pick<Task, 'user'>, fact: string): Json | undefined
  /** Calls that break the policy, at most so many a clause, and the clauses that no call can be tried against. */
  readonly probes: {
    /** Names of the clauses that calls are made to break. */
    readonly clauses: readonly string[]
    make(tables: Tables, right: readonly RightWrite[], most: number): readonly Probe[]
    readonly notTried: readonly string[]
  }
}

/** A right write of the data, and whose it is. */
export interface RightWrite {
  readonly customer: string
  readonly wish: Wish
}
