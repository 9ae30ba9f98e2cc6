import type { Aspect } from './aspects.ts'

/**
 * What the agent does not do yet, by name of the case. Each of these is run and must fail: as soon as the agent does
 * it, the suite breaks until the entry is taken out here.
 */
export const knownToFail: Readonly<Record<string, readonly Aspect[]>> = {}
