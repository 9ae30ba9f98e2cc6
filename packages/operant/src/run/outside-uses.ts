import type { CapabilitySpec } from '../agent/capability.ts'

/** One call of an outside system, or of several by one capability, as it ended. */
export interface OutsideUse {
  readonly capability: string
  /** The systems that may have been called, by connector name. */
  readonly connectors: readonly string[]
  /** What was thrown or said instead of a value; absent where it answered. */
  readonly trouble?: unknown
}

/** Told how each use of an outside system ended. It keeps nobody waiting, and never throws. */
export interface OutsideUses {
  note(use: OutsideUse): void
}

/** What of a capability a use is told by. */
export function useOf(spec: Pick<CapabilitySpec, 'name' | 'uses'>): Pick<OutsideUse, 'capability' | 'connectors'> {
  return { capability: spec.name, connectors: Object.values(spec.uses).map(({ name }) => name) }
}
