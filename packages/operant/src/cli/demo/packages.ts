import type { z } from 'zod'
import type { Capability } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import type { Connector } from '../../agent/connector.ts'

/** What the demo uses of `@operant/agents`. Said here, since this package is built before those that rest on it. */
export interface AgentsPackage {
  readonly supportAgent: Agent
  readonly chaseAgent: Agent
  readonly delayAgent: Agent
  readonly backlogAgent: Agent
  readonly reconciliationAgent: Agent
  readonly Workpapers: new (folder: string) => object
  readonly desk: Connector<unknown>
  /** What starts their runs: lists that are watched, and what one element of each says. */
  readonly openTickets: Capability<never>
  readonly openTicket: z.ZodType<{ readonly ticket: string }>
  readonly overdueOrders: Capability<never>
  readonly overdueOrder: z.ZodType<{ readonly order: string; readonly since: string }>
  readonly disturbedShipments: Capability<never>
  readonly disturbedShipment: z.ZodType<{ readonly shipment: string }>
}

/** What the demo uses of `@operant/sandbox`. */
export interface SandboxPackage {
  readonly openCompany: (options: { readonly directory: string; readonly now?: () => Date }) => SampleCompany
}

/** What it uses of `@operant/sandbox/planter`: where the truth is written and read. */
export interface PlanterPackage {
  readonly createCompany: (options: {
    readonly directory: string
    readonly truthFile: string
    readonly seed: number
    readonly tickets: number
    readonly difficulty: 1 | 2 | 3
  }) => void
  readonly createLivingCompany: (options: {
    readonly directory: string
    readonly truthFolder: string
    readonly seed: number
    readonly tickets: number
    readonly difficulty: 1 | 2 | 3
    readonly asOf: string
    readonly atOnce: number
    readonly every: number
  }) => void
  readonly score: (options: {
    readonly directory: string
    readonly truthFile: string
    readonly runs: readonly ScoredRun[]
  }) => Score
}

interface SampleCompany {
  readonly orders: object
  readonly carrier: object
  readonly warehouse: object
  readonly payments: object
  readonly returns: object
  readonly policies: object
  readonly desk: object
  readonly mail: object
  readonly purchasing: object
  readonly inbound: object
  readonly allocations: object
  readonly planning: object
  readonly bank: object
  readonly books: object
  readonly ledger: { writes(): Promise<readonly LedgerEntry[]> }
  readonly controls: { clock(): Promise<string> }
  close(): Promise<void>
}

export interface LedgerEntry {
  readonly system: string
  readonly operation: string
  readonly key: string
  readonly arguments: Readonly<Record<string, unknown>>
}

export type RunOutcome = 'met' | 'partly' | 'declined' | 'handedOver' | 'waiting' | 'failed'

/** How a run on a ticket ended, as the scorer wants to know it. */
export interface ScoredRun {
  readonly ticket: string
  readonly outcome: RunOutcome
  readonly waitingFor?: 'approve' | 'answer'
  readonly approved?: boolean
}

export type Score = Readonly<Record<RunOutcome, number>> & {
  readonly runs: number
  readonly settledAlone: number
  readonly right: number
  readonly wrong: number
  readonly precision: number | null
  readonly recall: number | null
  readonly asExpected: number
  readonly doubleEffects: number
  readonly perClass: Readonly<Record<string, ClassScore>>
  readonly wrongDetails: readonly WrongDetail[]
  /** As `precision`, with its interval. */
  readonly accuracy: Rate
  readonly remedyAccuracy: Rate
  readonly settledShare: Rate
  readonly settledOfIdentifiable: Rate
  readonly handOvers: HandOverScore
  readonly perCourse: Readonly<Record<string, CourseScore>>
  readonly money: Readonly<Record<string, MoneyScore>>
}

export interface HandOverScore {
  readonly missed: number
  readonly needless: number
  readonly precision: Rate
  readonly recall: Rate
}

export interface CourseScore {
  readonly expected: number
  readonly done: number
  readonly right: number
}

/** In minor units of one currency. */
export interface MoneyScore {
  readonly due: number
  readonly right: number
  readonly wrong: number
}

export interface ClassScore {
  readonly tickets: number
  readonly settledAlone: number
  readonly right: number
  readonly wrong: number
}

export interface WrongDetail {
  readonly ticket: string | null
  readonly class: string | null
  readonly kind: string
  readonly system: string | null
  readonly operation: string | null
  readonly what: string
}

/** A share of what was counted, with its 95 % interval; null where there was nothing to count. */
export interface Rate {
  readonly count: number
  readonly of: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}
