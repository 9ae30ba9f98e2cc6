import type { Json } from '../facts/json.ts'
import type { FactGiven, StepReference } from './events.ts'
import type { RunAgain } from './run-again.ts'

/** Limits of one run, each tighter than its goal's; what is not said is as the goal has it. */
export interface RunLimits {
  readonly steps?: number
  /** Milliseconds from the opening. */
  readonly time?: number
  readonly effects?: number
  readonly tokens?: number
  /** Amounts such as `100.00 GBP`; money in other currencies may not move then. */
  readonly money?: readonly string[]
  /** Writes by single actions. */
  readonly actions?: Readonly<Record<string, number>>
  /** Where it is foretold that the goal cannot be met, it is pursued all the same, as far as it goes. */
  readonly asFarAsPossible?: true
}

/** A goal that was put together out of named checks: all that is needed to pursue it. */
export interface ComposedGoal {
  readonly by: string
  readonly file?: string
  readonly doneWhen: readonly string[]
  readonly never: readonly string[]
  /** Facts, for a question. */
  readonly answers: readonly string[]
  readonly unmet: 'undo' | 'keep'
}

export interface RunOpened {
  readonly type: 'run.opened'
  readonly agent: string
  readonly goal: string
  /** The goal in the person's own words. */
  readonly asked: string
  readonly input: Readonly<Record<string, Json>>
  /** The input as the facts the run begins with. */
  readonly facts: readonly FactGiven[]
  readonly startedBy: string
  /** What somebody typed, where the goal was understood from words. */
  readonly said?: string
  /** Parts of what was said that no check covers. */
  readonly unchecked?: readonly string[]
  readonly limits?: RunLimits
  readonly composed?: ComposedGoal
  /** It is an earlier run, run again from one of its steps. */
  readonly again?: RunAgain
  readonly parent?: { readonly run: string; readonly step: StepReference; readonly element: string }
}
