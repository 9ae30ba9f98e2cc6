import type { PolicyVersion } from '../store/policy-versions.ts'

/** `waiting`: for somebody to publish it. `overtaken`: another was published since it was drafted, so this one never can be. */
export const versionStates = ['governs', 'earlier', 'waiting', 'overtaken'] as const
export type VersionState = (typeof versionStates)[number]

type Told = Pick<PolicyVersion, 'version' | 'governs' | 'publisher' | 'basedOn'>

/** How a version stands among all versions of the agent. */
export function versionState(one: Told, all: readonly Told[]): VersionState {
  if (one.governs) return 'governs'
  if (one.publisher !== null) return 'earlier'
  return one.basedOn === all.find(({ governs }) => governs)?.version ? 'waiting' : 'overtaken'
}
