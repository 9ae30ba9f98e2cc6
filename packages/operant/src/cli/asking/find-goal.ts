import type { Agent } from '../../agent/define-agent.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import { CommandMistake } from '../mistake.ts'
import { matchWords } from './match-words.ts'
import { readValue } from './read-value.ts'

/** A goal that was asked for in words. */
export interface FoundGoal {
  readonly agent: Agent
  readonly goal: GoalSpec
  readonly input: Readonly<Record<string, unknown>>
}

/**
 * Finds the goal that is meant, by each goal's own wording.
 * @throws CommandMistake where none fits, several do, or an input does not fit its schema.
 */
export function findGoal(agents: readonly Agent[], said: string): FoundGoal {
  const readings = agents.flatMap((agent) =>
    [...agent.goals.values()].flatMap((goal) =>
      matchWords(goal.ask, said).map(({ inputs, slips }) => ({ agent, goal, slips, read: readInputs(goal, inputs) })),
    ),
  )
  const fitting = readings.flatMap(({ read, ...rest }) => ('values' in read ? [{ ...rest, input: read.values }] : []))
  const least = Math.min(...fitting.map(({ slips }) => slips))
  const best = fitting.filter(({ slips }) => slips === least)
  const [found] = best
  if (!found) {
    const wrong = readings.flatMap(({ read }) => ('problem' in read ? [read.problem] : []))[0]
    throw new CommandMistake(wrong ?? `nothing here takes the goal "${said}"; ${askable(agents)}`)
  }
  if (new Set(best.map(({ goal }) => goal)).size > 1)
    throw new CommandMistake(
      `"${said}" could be ${best.map(({ agent, goal }) => `"${goal.ask}" (--agent ${agent.name})`).join(' or ')}; say which`,
    )
  return found
}

/** What can be asked, in each goal's own words. */
function askable(agents: readonly Agent[]): string {
  const lines = agents.flatMap((agent) =>
    [...agent.goals.values()].map((goal) => `  ${goal.ask}  (agent ${agent.name})`),
  )
  return `you can ask:\n${lines.join('\n')}`
}

function readInputs(
  goal: GoalSpec,
  texts: Readonly<Record<string, string>>,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly problem: string } {
  const values: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(texts)) {
    const fact = goal.input[name]
    const read = fact && readValue(fact, text)
    if (!read || 'problem' in read)
      return { problem: `"${text}" cannot be ${name} in "${goal.ask}": ${read?.problem ?? 'there is no such input'}` }
    values[name] = read.value
  }
  return { values }
}
