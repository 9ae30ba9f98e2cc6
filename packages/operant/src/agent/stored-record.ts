import type { Connector } from './connector.ts'

/** A record of an outside system, or some of its fields: what a write stores, or a query reads. */
export interface SystemRecord {
  readonly system: string
  readonly record: string
  /** Names of fields, as the fact that is read from it calls them; empty: all of it. */
  readonly fields: readonly string[]
}

/**
 * Names a record, so that what a run stores there keeps its label: `recordIn(returns, i.request, 'status')`. An action
 * says what it `stores`, a query which `records` it read.
 */
export function recordIn(system: Connector<unknown>, record: string, ...fields: readonly string[]): SystemRecord {
  return { system: system.name, record, fields }
}
