import { definedAt } from '../facts/definition-error.ts'
import { requireNumber } from './require.ts'

declare const CLIENT: unique symbol

/** What opening a connector may ask for: its settings from the project's configuration. */
export type Settings = Readonly<Record<string, string>>

/** How often an outside system may be called, and how many calls may be under way; by all workers together. */
export interface SystemLimits {
  /** Calls under way at one time. */
  readonly atOnce?: number
  /** Calls begun within any second. */
  readonly perSecond?: number
  /** Calls begun within any minute. */
  readonly perMinute?: number
}

/** One outside system, as capabilities name it. The project says how it is reached. */
export interface Connector<out C> {
  readonly name: string
  readonly open: (settings: Settings) => unknown
  /** Speaks for people outside: whatever it says, numbers too, is theirs. */
  readonly outsiders: boolean
  /** Asks it something cheap that changes nothing; throws where it does not answer as it should. */
  readonly test: ((client: unknown) => unknown) | undefined
  /** What it can bear, where the project says nothing else. */
  readonly limits: SystemLimits | undefined
  readonly definedAt: string
  readonly [CLIENT]?: C
}

/** Declares an outside system; `open` is called once per process, when it is first used. */
export function connector<C>(definition: {
  readonly name: string
  readonly open: (settings: Settings) => C | Promise<C>
  /** What this system says was said by people outside, such as a supplier's portal or a web search: no value of it, amounts included, counts as a record. Default false. */
  readonly outsiders?: boolean
  /** Asks it something cheap that changes nothing, for whoever looks whether it answers. It throws where it does not. */
  readonly test?: (client: C) => unknown
  /** What it can bear from all workers together; a project's `systemLimits` go before it. Default: no limits. */
  readonly limits?: SystemLimits
}): Connector<C> {
  const { name, open, outsiders = false, test, limits } = definition
  const where = definedAt()
  for (const [part, value] of Object.entries(limits ?? {}))
    requireNumber(where, `connector "${name}"`, `limits.${part}`, value, { least: 1, whole: true })
  return { name, open, outsiders, test: test as Connector<C>['test'], limits, definedAt: where }
}

export type Uses = Readonly<Record<string, Connector<unknown>>>
export type Clients<U> = { readonly [K in keyof U]: U[K] extends Connector<infer C> ? C : never }
