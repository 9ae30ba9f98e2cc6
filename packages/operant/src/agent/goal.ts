import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { FactSpec } from '../facts/fact.ts'
import type { Money } from '../facts/money.ts'
import { NEED, type Need } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { ConditionSpec, NeedsOf } from './capability.ts'
import { conditionsOf, type Condition } from './condition.ts'

export type GoalInput = Readonly<Record<string, Need<unknown, string>>>

/** Hard limits of one run. Each is enforced before it would be passed. */
export interface Limits {
  /** Steps of any kind. Default 200. */
  readonly steps: number
  /** Milliseconds from start to end, waiting included. Default 30 days. */
  readonly time: number
  /** Confirmed writes. Default 25. */
  readonly effects: number
  /** Money moved, per currency. Default: none but the policies' budgets. */
  readonly money: readonly Money[]
  /** Tokens of language models, in and out. Default 200,000. */
  readonly tokens: number
}

export interface GoalSpec {
  readonly name: string
  readonly ask: string
  readonly input: Readonly<Record<string, FactSpec>>
  readonly doneWhen: readonly ConditionSpec[]
  readonly never: readonly ConditionSpec[]
  readonly limits: Limits
  /** What becomes of confirmed effects when the run ends unmet: taken back in reverse, or kept. */
  readonly unmet: 'undo' | 'keep'
  readonly definedAt: string
}

declare const GOAL: unique symbol
/** A goal that an agent takes. */
export interface Goal<out In extends GoalInput, out N extends string> {
  readonly spec: GoalSpec
  readonly [GOAL]?: { readonly input: In; readonly needs: N }
}
export type NeedsOfGoal<T> = T extends Goal<GoalInput, infer N> ? N : never
export type InputOfGoal<T> = T extends Goal<infer In, string> ? In : never

/**
 * Declares a goal: how people ask for it (`'Resolve ticket {ticket}'`), its inputs, the checks that close it, and
 * what must never become true.
 * @throws DefinitionError where the wording and the inputs differ, or there is no check.
 */
export function goal<
  const In extends GoalInput,
  const C extends readonly Condition[],
  const X extends readonly Condition[] = [],
>(definition: {
  readonly name: string
  readonly ask: string
  readonly input: In
  readonly doneWhen: C
  readonly never?: X
  readonly limits?: {
    readonly steps?: number
    readonly time?: Duration
    readonly effects?: number
    readonly money?: readonly Money[]
    readonly tokens?: number
  }
  /** Default `undo`. */
  readonly unmet?: 'undo' | 'keep'
}): Goal<In, NeedsOf<C[number] | X[number]>> {
  const where = definedAt()
  const what = `goal "${definition.name}"`
  const asked = [...definition.ask.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const stray =
    asked.find((name) => !Object.hasOwn(definition.input, name)) ??
    Object.keys(definition.input).find((name) => !asked.includes(name))
  if (stray)
    throw new DefinitionError(
      where,
      what,
      `"ask" and "input" to name the same things, but "${stray}" is only in one of them`,
      'add it to the other',
    )
  if (definition.doneWhen.length === 0)
    throw new DefinitionError(where, what, 'at least one check in "doneWhen"', 'name the condition that closes it')
  const limits = definition.limits ?? {}
  return {
    spec: {
      name: definition.name,
      ask: definition.ask,
      input: Object.fromEntries(Object.entries(definition.input).map(([name, token]) => [name, token[NEED].fact])),
      doneWhen: conditionsOf(definition.doneWhen),
      never: conditionsOf(definition.never),
      limits: {
        steps: limits.steps ?? 200,
        time: inMilliseconds(limits.time ?? '30d'),
        effects: limits.effects ?? 25,
        money: limits.money ?? [],
        tokens: limits.tokens ?? 200_000,
      },
      unmet: definition.unmet ?? 'undo',
      definedAt: where,
    },
  }
}
