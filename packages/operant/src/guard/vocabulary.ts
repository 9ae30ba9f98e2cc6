import type { ZodType } from 'zod'

/** What policies may speak about: the facts runs can know and the actions they can take. */
export interface PolicyVocabulary {
  /** Schema of each fact, by its name in code. */
  readonly facts: Readonly<Record<string, ZodType>>
  /** Names of the facts that are read from systems: words in them that nobody vouches for are text from outside. */
  readonly read?: ReadonlySet<string>
  readonly actions: Readonly<Record<string, PolicyAction>>
}

export interface PolicyAction {
  /** Schema of each argument. */
  readonly inputs: Readonly<Record<string, ZodType>>
  /** Names of the arguments that are bound to what was read. */
  readonly read?: ReadonlySet<string>
  /** Names of the budgets it may spend from. */
  readonly spends: readonly string[]
  /** Names of the connectors it uses. */
  readonly uses?: readonly string[]
  /** Nothing takes it back. */
  readonly irreversible?: boolean
}

export interface PolicySettings {
  /** IANA zone whose midnight ends a budget's day; `UTC` unless told. */
  readonly timeZone?: string
  /** The currencies that can occur at all, where that is known; without it any other currency is a possible gap. */
  readonly currencies?: readonly string[]
}
