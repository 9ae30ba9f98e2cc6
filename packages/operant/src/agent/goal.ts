import { z } from 'zod'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { schemaAt, type FactSpec } from '../facts/fact.ts'
import type { Money } from '../facts/money.ts'
import type { Json } from '../facts/json.ts'
import { NEED, type Need, type NameOf, type NeedSpec } from '../facts/need.ts'
import { CAPABILITY } from './capability.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { ConditionSpec, NeedsOf } from './capability.ts'
import { conditionsOf, type Condition } from './condition.ts'
import type { Forecast, ForecastSpec, NeedsOfForecast } from './forecast.ts'
import { requireNumber } from './require.ts'

export interface LimitOptions {
  readonly steps?: number
  readonly time?: Duration
  readonly effects?: number
  readonly money?: readonly Money[]
  readonly tokens?: number
  readonly modelMoney?: readonly Money[]
  readonly calls?: number | Readonly<Record<string, number>>
  readonly atOnce?: number
  readonly entities?: number
  readonly actions?: Readonly<Record<string, number>>
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
  /** What language models may cost, in each currency that they are priced in. Default: no limit but that on tokens. */
  readonly modelMoney: readonly Money[]
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
  /** Writes by single actions, by the action's name. Default: as many as effects. */
  readonly actions: Readonly<Record<string, number>>
  /** Money may move in no currency but those of `money`. Default: it may. */
  readonly noOtherMoney?: true
}

/** How a goal was put together out of named checks, without code. */
export interface Composition {
  /** Who composed it. */
  readonly by: string
  /** The file it was read from. */
  readonly file?: string
  /** Inputs that are the same each time, as JSON. */
  readonly fixed?: Readonly<Record<string, Json>>
}

export interface GoalSpec {
  readonly name: string
  /** How people ask for it; the first of its wordings. */
  readonly ask: string
  readonly wordings: readonly string[]
  readonly input: Readonly<Record<string, FactSpec>>
  readonly doneWhen: readonly ConditionSpec[]
  readonly never: readonly ConditionSpec[]
  /** What is told to whoever asks. Where there is any, the goal is a question: nothing may be changed for it. */
  readonly answers: readonly NeedSpec[]
  readonly limits: Limits
  /** What becomes of confirmed effects when the run ends unmet: taken back in reverse, or kept. */
  readonly unmet: 'undo' | 'keep'
  readonly composed?: Composition
  /** What its runs are told apart by in figures. */
  readonly class?: NeedSpec
  readonly forecast?: ForecastSpec
  readonly definedAt: string
}

/** Whether it is a question: it closes on an answer, and nothing may be changed for it. */
export function isQuestion({ answers }: Pick<GoalSpec, 'answers'>): boolean {
  return answers.length > 0
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
 * Declares a goal: how people ask for it (`'Resolve ticket {ticket}'`, or several wordings), its inputs, the checks
 * that close it, and what must never become true. A goal with `answers` is a question: it closes when each of these
 * facts is known, fresh and told to whoever asked, and it changes nothing.
 * @throws DefinitionError where the wording and the inputs differ, or nothing would close it.
 */
export function goal<
  const In extends GoalInput,
  const C extends readonly Condition[] = [],
  const X extends readonly Condition[] = [],
  const A extends readonly Need<unknown>[] = [],
  const F extends Forecast | undefined = undefined,
>(definition: {
  readonly name: string
  readonly ask: string | readonly string[]
  readonly input: In
  /** May be left out where there are `answers`. */
  readonly doneWhen?: C
  readonly never?: X
  readonly answers?: A
  readonly limits?: LimitOptions
  /** Default `undo`. */
  readonly unmet?: 'undo' | 'keep'
  /** A fact of a few closed values, or a field of one, that figures tell its runs apart by: why a customer writes. */
  readonly class?: Need<unknown>
  /** Told before anything is done, so that what cannot be met is said at once. */
  readonly forecast?: F
}): Goal<In, NeedsOf<C[number] | X[number]> | NameOf<A[number]> | NeedsOfForecast<F>> {
  const where = definedAt()
  const what = `goal "${definition.name}"`
  const wordings = typeof definition.ask === 'string' ? [definition.ask] : definition.ask
  const [ask] = wordings
  if (ask === undefined) throw new DefinitionError(where, what, 'at least one wording in "ask"', 'say how people ask')
  for (const wording of wordings) checkWording(where, what, wording, Object.keys(definition.input))
  const doneWhen = conditionsOf(where, what, 'doneWhen', definition.doneWhen)
  const never = conditionsOf(where, what, 'never', definition.never)
  const answers = (definition.answers ?? []).map((one: Need<unknown> | undefined) => answerOf(where, what, one))
  if (doneWhen.length === 0 && answers.length === 0)
    throw new DefinitionError(
      where,
      what,
      'at least one check in "doneWhen", or a fact in "answers"',
      'name the condition that closes it',
    )
  const both = doneWhen.find((check) => never.includes(check))
  if (both)
    throw new DefinitionError(where, what, `"${both.name}" in "doneWhen" or in "never", not in both`, 'take one out')
  return {
    spec: {
      name: definition.name,
      ask,
      wordings,
      input: Object.fromEntries(
        Object.entries(definition.input).map(([name, token]) => [name, inputFact(where, what, name, token)]),
      ),
      doneWhen,
      never,
      answers,
      limits: limitsOf(where, what, definition.limits ?? {}),
      unmet: definition.unmet ?? 'undo',
      ...(definition.class ? { class: classOf(where, what, definition.class) } : {}),
      ...(definition.forecast ? { forecast: forecastOf(where, what, definition.forecast) } : {}),
      definedAt: where,
    },
  }
}

/** The wordings of a goal name its inputs, all of them and nothing else. */
export function checkWording(where: string, what: string, wording: string, inputs: readonly string[]): void {
  const asked = [...wording.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const stray = asked.find((name) => !inputs.includes(name)) ?? inputs.find((name) => !asked.includes(name))
  if (stray === undefined) return
  throw new DefinitionError(
    where,
    what,
    `"ask" and "input" to name the same things, but "${stray}" is only in one of them`,
    'add it to the other',
  )
}

/** An answer is a fact about the run's subject, a field of one, or all of what is about several things. */
function answerOf(where: string, what: string, token: Need<unknown> | undefined): NeedSpec {
  const spec = token?.[NEED]
  const plain = spec && !spec.is && (spec.mode === 'value' || spec.mode === 'all') && !(token && CAPABILITY in token)
  if (plain && (spec.mode === 'all' || !spec.fact.about)) return spec
  throw new DefinitionError(
    where,
    `${what}, "answers"`,
    'facts about the subject of the run, their fields, or all(…) of what is about several',
    spec?.fact.about ? `write all(${spec.fact.name})` : 'name a fact that a query or a calculation gives',
  )
}

/** A forecast rests on what is known of the run's own subject. */
function forecastOf(where: string, what: string, { spec }: Forecast): ForecastSpec {
  const wrong = Object.entries(spec.needs).find(
    ([, need]) => need.mode === 'argument' || need.is || (need.fact.about && need.mode !== 'all'),
  )
  if (!wrong) return spec
  throw new DefinitionError(
    where,
    `${what}, "forecast", need "${wrong[0]}"`,
    'facts about the subject of the run, their fields, or all(…) of what is about several',
    'name a fact that a query or a calculation gives',
  )
}

/** Runs are told apart by one of a few values: nobody outside can make up another. */
function classOf(where: string, what: string, token: Need<unknown>): NeedSpec {
  const spec: NeedSpec | undefined = token[NEED]
  const schema = spec && schemaAt(spec.fact.schema, spec.path)
  if (spec?.mode === 'value' && !spec.fact.about && schema && isNamed(schema)) return spec
  throw new DefinitionError(
    where,
    `${what}, "class"`,
    'a fact about the subject of the run, or a field of one, that is one of a few named values',
    'name one whose schema is z.enum([…]), or leave it out',
  )
}

function isNamed(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every((one) => isNamed(one as z.ZodType))
  return schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral
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

export function limitsOf(where: string, what: string, limits: LimitOptions): Limits {
  const { steps = 200, effects = 25, tokens = 200_000, money = [], time = '30d', calls = 1_000 } = limits
  const { modelMoney = [] } = limits
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
  const { actions = {} } = limits
  for (const [name, most] of Object.entries(actions))
    requireNumber(where, what, `limits.actions.${name}`, most, { least: 0, whole: true })
  for (const [name, amounts] of Object.entries({ money, modelMoney }))
    if (new Set(amounts.map(({ currency }) => currency)).size < amounts.length)
      throw new DefinitionError(where, what, `"limits.${name}" to hold one amount a currency`, 'take one out')
  return { steps, effects, tokens, money, modelMoney, time: inMilliseconds(time), calls, atOnce, entities, actions }
}
