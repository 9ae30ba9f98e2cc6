import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec, Limits } from '../agent/goal.ts'
import { Money } from '../facts/money.ts'
import type { RunLimits, RunOpened } from '../journal/run-opened.ts'
import { composeGoal } from './loading/compose-goal.ts'

/** The goal that a run pursues, with its own limits; undefined where the agent does not know it, or a check of it. */
export function goalOf(agent: Agent, opened: RunOpened): GoalSpec | undefined {
  const goal = opened.composed ? composedAgain(agent, opened, opened.composed) : agent.goals.get(opened.goal)
  return goal && opened.limits ? { ...goal, limits: tightened(goal.limits, opened.limits) } : goal
}

function composedAgain(
  agent: Agent,
  { goal, asked, input }: RunOpened,
  composed: NonNullable<RunOpened['composed']>,
): GoalSpec | undefined {
  const { by, file, doneWhen, never, answers, unmet } = composed
  const result = composeGoal(agent, {
    name: goal,
    wordings: [asked],
    inputs: Object.keys(input),
    doneWhen,
    never,
    answers,
    unmet,
    composed: { by, ...(file === undefined ? {} : { file }) },
    definedAt: file ?? `composed by ${by}`,
  })
  return 'goal' in result ? result.goal : undefined
}

/** What the opening of a run says of its goal beyond the name: limits that are its own, and how it was composed. */
export function recordOf(goal: GoalSpec, own: RunLimits = {}): Pick<RunOpened, 'limits' | 'composed'> {
  const { composed, doneWhen, never, answers, unmet } = goal
  if (!composed) return Object.keys(own).length > 0 ? { limits: own } : {}
  return {
    limits: asRunLimits(tightened(goal.limits, own)),
    composed: {
      by: composed.by,
      ...(composed.file === undefined ? {} : { file: composed.file }),
      doneWhen: doneWhen.map(({ name }) => name),
      never: never.map(({ name }) => name),
      answers: answers.map(({ fact }) => fact.name),
      unmet,
    },
  }
}

function asRunLimits({ steps, time, effects, tokens, money, actions }: Limits): RunLimits {
  return { steps, time, effects, tokens, actions, ...(money.length > 0 ? { money: money.map(String) } : {}) }
}

/** Limits as tight as both are. */
export function tightened(limits: Limits, own: RunLimits): Limits {
  const { steps, time, effects, tokens } = own
  const names = [...Object.keys(limits.actions), ...Object.keys(own.actions ?? {})]
  return {
    ...limits,
    steps: least(limits.steps, steps),
    time: least(limits.time, time),
    effects: least(limits.effects, effects),
    tokens: least(limits.tokens, tokens),
    actions: Object.fromEntries(
      names.map((name) => [name, least(limits.actions[name] ?? Infinity, own.actions?.[name])]),
    ),
    ...(own.money
      ? {
          money: leastMoney(
            limits,
            own.money.map((one) => Money.parse(one)),
          ),
          noOtherMoney: true as const,
        }
      : {}),
  }
}

function least(one: number, other: number | undefined): number {
  return Math.min(one, other ?? one)
}

function leastMoney({ money, noOtherMoney }: Limits, own: readonly Money[]): readonly Money[] {
  return own.flatMap((one) => {
    const before = money.find(({ currency }) => currency === one.currency)
    if (!before) return noOtherMoney ? [] : [one]
    return [before.compare(one) < 0 ? before : one]
  })
}

/** Limits that were asked for and are looser than the goal's own: they are refused, never quietly made tighter. */
export function looserThan(limits: Limits, own: RunLimits): readonly string[] {
  const numbers = (['steps', 'effects', 'tokens'] as const).flatMap((name) =>
    (own[name] ?? 0) > limits[name] ? [`${own[name]} ${wordFor[name]}; the goal allows ${limits[name]}`] : [],
  )
  const time =
    (own.time ?? 0) > limits.time ? [`more time than the goal's ${Math.round(limits.time / 60_000)} minutes`] : []
  const actions = Object.entries(own.actions ?? {}).flatMap(([name, most]) => {
    const allowed = Math.min(limits.actions[name] ?? limits.effects, limits.effects)
    return most > allowed ? [`${most} uses of ${name}; the goal allows ${allowed}`] : []
  })
  const money = (own.money ?? [])
    .map((one) => Money.parse(one))
    .flatMap((one) => {
      const before = limits.money.find(({ currency }) => currency === one.currency)
      if (!before) return limits.noOtherMoney ? [`${one.toString()}; the goal moves no ${one.currency}`] : []
      return one.compare(before) > 0 ? [`${one.toString()}; the goal allows ${before.toString()}`] : []
    })
  return [...numbers, ...time, ...actions, ...money]
}

const wordFor = { steps: 'steps', effects: 'changes', tokens: 'tokens' } as const
