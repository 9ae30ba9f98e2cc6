import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { encodeFact } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import { keyFor } from '../facts/key.ts'
import type { Principal } from '../facts/provenance.ts'
import type { Label } from '../journal/events.ts'
import type { RunLimits, RunOpened } from '../journal/run-opened.ts'
import { recordOf } from './goal-of.ts'
import type { NewRun } from './store.ts'

/** A goal's input that does not fit; names the input, what was expected and what was given. */
export class BadGoalInput extends Error {
  override readonly name = 'BadGoalInput'
}

/**
 * The JSON of a goal's input, by input name, checked by the schemas of its facts.
 * @throws BadGoalInput for an input that is missing, unknown or does not fit.
 */
export function encodeInput(goal: GoalSpec, values: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  const names = Object.keys(goal.input)
  const stray = Object.keys(values).find((name) => !names.includes(name))
  if (stray) throw new BadGoalInput(`goal "${goal.name}" has no input "${stray}"; it takes ${names.join(', ')}`)
  const entries = Object.entries(goal.input).map(([name, fact]) => {
    const fixed = goal.composed?.fixed?.[name]
    if (fixed !== undefined) return [name, fixed] as const
    if (!Object.hasOwn(values, name))
      throw new BadGoalInput(`goal "${goal.name}" needs the input "${name}"; say it as in: ${goal.ask}`)
    try {
      return [name, encodeFact(fact, values[name]).json] as const
    } catch (error) {
      throw new BadGoalInput(
        `input "${name}" of goal "${goal.name}": ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  })
  return Object.fromEntries(entries)
}

/** A run about to be opened. `input` is JSON by input name, as `encodeInput` gives it. */
export function newRun(options: {
  readonly id: string
  readonly now: Date
  readonly agent: Agent
  readonly goal: GoalSpec
  readonly input: Readonly<Record<string, Json>>
  readonly startedBy: string
  /** Who could have decided the input. Default `person`. */
  readonly label?: Label
  readonly writers?: readonly Principal[]
  readonly owners?: readonly Principal[]
  readonly parent?: RunOpened['parent']
  /** What somebody typed, where the goal was understood from it. */
  readonly said?: string
  /** Parts of it that no check covers. */
  readonly unchecked?: readonly string[]
  /** Tighter than the goal's own; anything looser is without effect. */
  readonly limits?: RunLimits
}): NewRun {
  const { goal, input, parent } = options
  const asked = askedOf(goal, input)
  const facts = Object.entries(goal.input).map(([name, fact]) => ({
    key: keyFor(fact, []),
    value: input[name] ?? null,
    label: options.label ?? 'person',
    ...(options.writers?.length ? { writers: options.writers } : {}),
    ...(options.owners?.length ? { owners: options.owners } : {}),
  }))
  const opened: RunOpened = {
    type: 'run.opened',
    agent: options.agent.name,
    goal: goal.name,
    asked,
    input,
    facts,
    startedBy: options.startedBy,
    ...(options.said === undefined ? {} : { said: options.said }),
    ...(options.unchecked?.length ? { unchecked: options.unchecked } : {}),
    ...recordOf(goal, options.limits),
    ...(parent ? { parent } : {}),
  }
  return { id: options.id, at: options.now.toISOString(), opened }
}

/** A goal with its inputs in words. */
export function askedOf(goal: GoalSpec, input: Readonly<Record<string, Json>>): string {
  return goal.ask.replaceAll(/\{(\w+)\}/g, (_, name: string) => textOf(input[name] ?? null))
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
