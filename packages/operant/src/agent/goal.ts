import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { FactSpec } from '../facts/fact.ts'
import type { Money } from '../facts/money.ts'
import { NEED, type Need } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { ConditionSpec, NeedsOf } from './capability.ts'
import { conditionsOf, type Condition } from './condition.ts'
import { requireNumber } from './require.ts'

interface LimitOptions {
  readonly steps?: number
  readonly time?: Duration
  readonly effects?: number
  readonly money?: readonly Money[]
  readonly tokens?: number
  readonly calls?: number | Readonly<Record<string, number>>
  readonly atOnce?: number
  readonly entities?: number
}

export type GoalInput = Readonly<Record<string, Need<unknown>>>

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
  /**
   * Uses of each outside system, or of those that are named: each read, look and judgement, and of a write each look,
   * call and reading-back, tries included. What a run needs to find out what it did is counted and never refused.
   * Default 1,000 of each.
   */
  readonly calls: number | Readonly<Record<string, number>>
  /** Writes of which it is not known yet what became, at one time: the next waits. Default: as many as effects. */
  readonly atOnce: number
  /** Entities in all that it writes about; the run's own subject is one. Default: no limit but that on effects. */
  readonly entities: number
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
  readonly limits?: LimitOptions
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
  const doneWhen = conditionsOf(where, what, 'doneWhen', definition.doneWhen)
  const never = conditionsOf(where, what, 'never', definition.never)
  if (doneWhen.length === 0)
    throw new DefinitionError(where, what, 'at least one check in "doneWhen"', 'name the condition that closes it')
  const both = doneWhen.find((check) => never.includes(check))
  if (both)
    throw new DefinitionError(where, what, `"${both.name}" in "doneWhen" or in "never", not in both`, 'take one out')
  return {
    spec: {
      name: definition.name,
      ask: definition.ask,
      input: Object.fromEntries(
        Object.entries(definition.input).map(([name, token]) => [name, inputFact(where, what, name, token)]),
      ),
      doneWhen,
      never,
      limits: limitsOf(where, what, definition.limits ?? {}),
      unmet: definition.unmet ?? 'undo',
      definedAt: where,
    },
  }
}

/** A person gives whole facts about the run's own subject. */
function inputFact(where: string, what: string, name: string, token: Need<unknown> | undefined): FactSpec {
  const spec = token?.[NEED]
  if (spec && spec.path.length === 0 && spec.mode === 'value' && !spec.is && !spec.fact.about) return spec.fact
  throw new DefinitionError(
    where,
    `${what}, input "${name}"`,
    'a whole fact that is about nothing else',
    "declare one for it: fact('ticketId', z.string())",
  )
}

function limitsOf(where: string, what: string, limits: LimitOptions): Limits {
  const { steps = 200, effects = 25, tokens = 200_000, money = [], time = '30d', calls = 1_000 } = limits
  // Joined writes are one effect about several entities.
  const { atOnce = Math.max(1, effects), entities = Infinity } = limits
  requireNumber(where, what, 'limits.steps', steps, { least: 1, whole: true })
  requireNumber(where, what, 'limits.effects', effects, { least: 0, whole: true })
  requireNumber(where, what, 'limits.tokens', tokens, { least: 0 })
  requireNumber(where, what, 'limits.atOnce', atOnce, { least: 1, whole: true })
  if (limits.entities !== undefined)
    requireNumber(where, what, 'limits.entities', limits.entities, { least: 0, whole: true })
  const named = typeof calls === 'number' ? { '': calls } : calls
  for (const [name, most] of Object.entries(named))
    requireNumber(where, what, name === '' ? 'limits.calls' : `limits.calls.${name}`, most, { least: 0, whole: true })
  const currencies = money.map((one) => one.currency)
  if (new Set(currencies).size < currencies.length)
    throw new DefinitionError(where, what, '"limits.money" to hold one amount a currency', 'take one out')
  return { steps, effects, tokens, money, time: inMilliseconds(time), calls, atOnce, entities }
}
