import type { Agent } from '../../agent/define-agent.ts'
import type { Json } from '../../facts/json.ts'
import type { Outcome } from '../../journal/outcome.ts'
import type { WorkbenchOptions } from '../workbench.ts'

/** Language models in the place of those that a project configures. */
export type Minds = Pick<WorkbenchOptions, 'reasoner' | 'models'>

/** What a person says in a case, when the capability named `to` asks. */
export type PersonSays = {
  /** The action that waits for approval, or the question that is asked. */
  readonly to: string
  /** One of the evaluation's people; whether they may say it is checked. */
  readonly as: string
} & ({ readonly approve: boolean } | { readonly answer: Json })

/** What must be so when the run has ended or waits for somebody the case does not speak for. */
export interface Expected<Clients> {
  /** `waits`: for a person or a time, at the end of the case. */
  readonly outcome: Outcome | 'waits'
  /** Writes that must be confirmed, each as often as it is named; `not` names any that must not happen. */
  readonly done?: readonly string[]
  readonly not?: readonly string[]
  /** Whether the systems themselves are as they should be. */
  readonly where?: (clients: Clients) => boolean | Promise<boolean>
}

export interface EvaluationCase<Clients> {
  readonly name: string
  /** Of the evaluation's first agent, if no other is named. */
  readonly agent?: string
  readonly goal: string
  readonly input: Readonly<Record<string, unknown>>
  readonly people?: readonly PersonSays[]
  /** How long the case goes on, in its own time. Default 30d. */
  readonly lasts?: `${number}${'s' | 'm' | 'h' | 'd'}`
  readonly expect: Expected<Clients>
}

/** What the cases together must come to. */
export interface Thresholds {
  /** Least share of cases that are right, 0 to 1. Default 1. */
  readonly right?: number
  /** Greatest share of cases in which a person was asked, 0 to 1. */
  readonly asked?: number
  /** Most tokens of language models, in all. */
  readonly tokens?: number
  /** Most steps of any one case. */
  readonly steps?: number
}

export interface EvaluationDefinition<Clients extends Readonly<Record<string, unknown>>> {
  readonly agents: readonly [Agent, ...Agent[]]
  /** Fresh clients for each case, by connector name; closed after it where they can be. */
  readonly clients: () => Clients | Promise<Clients>
  readonly people?: readonly { readonly name: string; readonly roles: readonly string[] }[]
  /** When each case begins. Default 2026-01-05T09:00:00Z. */
  readonly now?: Date
  readonly thresholds?: Thresholds
  /** Who proposes steps, judges and words where the agents ask for a model: a script, so that the suite runs offline. */
  readonly minds?: Minds
  readonly cases: readonly EvaluationCase<Clients>[]
}

/** An evaluation suite as `operant eval` runs it. */
export interface Evaluation {
  readonly definition: EvaluationDefinition<Readonly<Record<string, unknown>>>
}

/**
 * Declares an evaluation: cases with the people's answers in them, run in memory on a clock of their own, and what they
 * must come to together. `operant eval` runs every file in `evaluations/`.
 * @throws TypeError for what cannot be meant.
 */
export function evaluation<Clients extends Readonly<Record<string, unknown>>>(
  definition: EvaluationDefinition<Clients>,
): Evaluation {
  const { agents, cases, thresholds = {} } = definition
  if (cases.length === 0) throw new TypeError('an evaluation needs at least one case')
  const names = cases.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new TypeError(`two cases are called "${twice}": give each a name of its own`)
  for (const share of ['right', 'asked'] as const) {
    const value = thresholds[share]
    if (value !== undefined && !(value >= 0 && value <= 1))
      throw new TypeError(`thresholds.${share}: expected a share from 0 to 1, not ${value}`)
  }
  for (const one of cases) checkCase(agents, one, new Set((definition.people ?? []).map(({ name }) => name)))
  return { definition: definition as unknown as Evaluation['definition'] }
}

function checkCase<Clients>(agents: readonly Agent[], one: EvaluationCase<Clients>, people: ReadonlySet<string>): void {
  const what = `case "${one.name}"`
  const agent = one.agent === undefined ? agents[0] : agents.find(({ name }) => name === one.agent)
  if (!agent) throw new TypeError(`${what}: there is no agent "${one.agent}"`)
  if (!agent.goals.has(one.goal))
    throw new TypeError(
      `${what}: agent "${agent.name}" has no goal "${one.goal}"; it has ${[...agent.goals.keys()].join(', ')}`,
    )
  const named = [...(one.people ?? []).map(({ to }) => to), ...(one.expect.done ?? []), ...(one.expect.not ?? [])]
  const stray = named.find((name) => !agent.capabilities.has(name))
  if (stray !== undefined) throw new TypeError(`${what}: agent "${agent.name}" has no capability "${stray}"`)
  const stranger = (one.people ?? []).find(({ as }) => !people.has(as))
  if (stranger) throw new TypeError(`${what}: "${stranger.as}" is none of the evaluation's people`)
}
