import { editDistance } from '../facts/edit-distance.ts'

/** A fault of a policy file that keeps it from loading, or (as a warning) that its author should look at. */
export interface PolicyProblem {
  readonly path: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** What is wrong and where in the policy's own words. */
  readonly message: string
  /** How to mend it. */
  readonly mend: string
}

/** A problem not yet placed: `offset` counts characters from the start of the text it is about. */
export interface Fault {
  readonly offset: number
  readonly message: string
  readonly mend: string
}

/** `support.yaml:12:7 what is wrong. How to mend it.` */
export function problemText(problem: PolicyProblem): string {
  return `${problem.path}:${problem.line}:${problem.column} ${problem.message}. ${problem.mend}`
}

/** How to mend a name that is not known: the nearest known name, or the known ones. */
export function mendName(name: string, known: readonly string[]): string {
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((one, other) => one.distance - other.distance)[0]
  if (near && near.distance <= Math.max(2, Math.floor(name.length / 3))) return `Did you mean "${near.candidate}"?`
  if (known.length === 0) return 'There is none to choose from'
  return `Use one of: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`
}
