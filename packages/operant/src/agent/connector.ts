import { definedAt } from '../facts/definition-error.ts'

declare const CLIENT: unique symbol

/** What opening a connector may ask for: its settings from the project's configuration. */
export type Settings = Readonly<Record<string, string>>

/** One outside system, as capabilities name it. The project says how it is reached. */
export interface Connector<out C> {
  readonly name: string
  readonly open: (settings: Settings) => unknown
  readonly definedAt: string
  readonly [CLIENT]?: C
}

/** Declares an outside system; `open` is called once per process, when it is first used. */
export function connector<C>(definition: {
  readonly name: string
  readonly open: (settings: Settings) => C | Promise<C>
}): Connector<C> {
  return { name: definition.name, open: definition.open, definedAt: definedAt() }
}

export type Uses = Readonly<Record<string, Connector<unknown>>>
export type Clients<U> = { readonly [K in keyof U]: U[K] extends Connector<infer C> ? C : never }
