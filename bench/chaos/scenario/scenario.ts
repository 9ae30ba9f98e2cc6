import type { LedgerEntry } from '@operant/sandbox'
import type { Pool } from 'pg'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import type { Attempt } from '../verdict/attempts.ts'
import type { Violation } from '../verdict/violation.ts'
import type { ReasonerName } from '../world/agent.ts'

export const scenarioNames = ['complaints', 'support'] as const
/** `complaints`: an agent made for this suite, which uses every kind of step. `support`: the ready-made support agent. */
export type ScenarioName = (typeof scenarioNames)[number]

export type Journals = ReadonlyMap<string, readonly RunEvent[]>

/** A run to be opened. */
export interface Opening {
  readonly run: string
  readonly reasoner: ReasonerName
  readonly goal: string
  readonly input: Readonly<Record<string, unknown>>
  /** Opened at the same moment as the one before. */
  readonly together: boolean
}

/** What there is when all is over. */
export interface Remains {
  readonly journals: Journals
  /** Everything the world's systems did. */
  readonly ledger: readonly LedgerEntry[]
  /** Every write that was asked for at the world's door, whatever came of it. */
  readonly attempts: readonly Attempt[]
  /** Minor units that the budgets say are used. */
  readonly budgeted: number
  /** Reservations of effects of which nothing is known. */
  readonly held: number
}

/** An agent, a world for it to work in, and what is right there. */
export interface Scenario {
  readonly openings: readonly Opening[]
  /** What people and the world do by themselves; called a few times a second. */
  act(pool: Pool): Promise<void>
  /** Whether every run has come to its end, or to where only a person could go on. */
  over(pool: Pool): Promise<boolean>
  /** What is wrong in this world, besides what would be wrong in any. */
  judge(remains: Remains): readonly Violation[]
  close(): void
}

/** Makes a scenario's world in `directory`; whatever must not be seen by who works there goes to `hidden`. */
export type MakeScenario = (place: {
  readonly directory: string
  readonly hidden: string
  readonly runs: number
  /** Whose runs there are, as many of each. */
  readonly reasoners: readonly ReasonerName[]
  readonly seed: number
  readonly random: () => number
}) => Promise<Scenario>
