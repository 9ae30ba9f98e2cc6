import type { LoadedAgent } from '../../../run/loading/load-agent.ts'
import type { RunTally } from '../tally.ts'

/** A goal, and how often it was asked for. */
export interface AskedGoal {
  readonly agent: string
  readonly title: string
  readonly goal: string
  /** `Resolve ticket {ticket}`. */
  readonly ask: string
  readonly runs: number
  readonly startedBy: readonly string[]
  readonly doneWhen: readonly string[]
  readonly never: readonly string[]
  readonly limits: { readonly steps: number; readonly effects: number; readonly time: number }
  /** What holds for each of its actions, in plain lines. */
  readonly rules: readonly { readonly action: string; readonly lines: readonly string[] }[]
}

/** What was asked for, and under which rules. */
export function askedFigures(
  tallies: readonly RunTally[],
  agents: ReadonlyMap<string, LoadedAgent>,
): readonly AskedGoal[] {
  return [...agents.values()].flatMap(({ agent, policies }) =>
    [...agent.goals.values()].flatMap((spec) => {
      const own = tallies.filter(({ goal }) => goal === spec.name)
      if (own.length === 0) return []
      const actions = [...agent.capabilities.values()].filter(({ kind }) => kind === 'action')
      return [
        {
          agent: agent.name,
          title: agent.title,
          goal: spec.name,
          ask: spec.ask,
          runs: own.length,
          startedBy: [...new Set(own.map(({ startedBy }) => startedBy))],
          doneWhen: spec.doneWhen.map(({ title }) => title),
          never: spec.never.map(({ title }) => title),
          limits: spec.limits,
          rules: actions.map(({ name }) => ({ action: name, lines: policies.describe(name) })),
        },
      ]
    }),
  )
}
