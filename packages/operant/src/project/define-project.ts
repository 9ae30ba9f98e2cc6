import type { Agent } from '../agent/define-agent.ts'
import type { Settings, SystemLimits } from '../agent/connector.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Clock } from '../facts/time.ts'
import type { ModelDefinition, ModelLimits, ModelUses } from '../reasoning/providers/configuration.ts'
import type { Reasoner } from '../run/context.ts'
import type { Schedule } from '../schedules/schedule.ts'
import type { ReviewSettings } from './review-sampling.ts'
import type { Trigger } from '../schedules/trigger.ts'
import type { Principal } from '../store/principals.ts'
import type { OutsideSettings } from './outside-settings.ts'

/** What a project's `clients` is told. */
export interface ClientSettings {
  /** Directory of the configuration file. */
  readonly directory: string
  /** The project's state folder; it exists. */
  readonly folder: string
  readonly clock: Clock
}

/** Clients by connector name. With `Symbol.asyncDispose` or `Symbol.dispose` they are closed with the project. */
export type ProjectClients = Readonly<Record<string, unknown>> & Partial<AsyncDisposable & Disposable>

/** What `operant.config.ts` says: which agents work here, on which systems, and who answers for what. */
export interface ProjectDefinition extends OutsideSettings {
  readonly agents: readonly Agent[]
  /**
   * How the agents' connectors are reached: clients made once per process, or settings by connector name that each
   * connector's own `open` is given. A connector that is not named is opened without settings.
   */
  readonly clients?:
    | ((settings: ClientSettings) => ProjectClients | Promise<ProjectClients>)
    | Readonly<Record<string, Settings>>
  /** How often systems may be called by all workers together, by connector name. Default: what each connector says. */
  readonly systemLimits?: Readonly<Record<string, SystemLimits>>
  /** A Postgres to use. Default: `DATABASE_URL`, or else one that is started in the state folder. */
  readonly database?: string
  /** The people who may approve, answer and take over, with their roles. */
  readonly principals: readonly Principal[]
  /**
   * Language models by names of your own: for agents that reason by one, for judgements and for words. Default: one that
   * the environment names, as in `OPERANT_MODEL=openai:gpt-5-mini`; or else none.
   */
  readonly models?: Readonly<Record<string, ModelDefinition>>
  /** Which model plans, judges and words. Default: the only one. An agent may say its own. */
  readonly use?: ModelUses
  /** Hard limits on what models take, over many runs. A single run's are its goal's. */
  readonly modelLimits?: ModelLimits
  /** `content`: traces carry what models were asked and what they answered. Default false. */
  readonly telemetry?: { readonly content?: boolean }
  /** Proposes the next step for agents whose reasoner is a model, instead of one of `models`: for tests. */
  readonly reasoner?: Reasoner
  /** When the company works, by which business days are counted. The first is used where none is named. Default: Monday to Friday in UTC. */
  readonly calendars?: readonly BusinessCalendar[]
  /** Goals that start at times, wherever a worker runs. */
  readonly schedules?: readonly Schedule[]
  /** How many decisions that nobody had a part in are judged once more by people who are not told how they went. */
  readonly reviews?: ReviewSettings
  /** Goals that start because of something outside, wherever a worker runs. */
  readonly triggers?: readonly Trigger[]
  /** Default: the system's clock. */
  readonly clock?: Clock
  /** State folder, relative to the configuration file. Default `.operant`. */
  readonly folder?: string
}

/** Types a project's configuration; it is checked when it is loaded. */
export function defineProject(definition: ProjectDefinition): ProjectDefinition {
  return definition
}
