import type { Instant } from '../journal/events.ts'

/**
 * What ended runs are told apart by in the figures. Figures count by these conditions, and lists of runs are asked for
 * by them, so that every figure has exactly its runs behind it.
 */
export interface FigureFilter {
  /** Ended then or later, and before then. */
  readonly endedFrom?: Instant
  readonly endedUntil?: Instant
  readonly class?: string
  readonly cause?: string
  /** Who says, of a run that is not verified, that it reached its goal. */
  readonly claimedBy?: string
  readonly counted?: boolean
  readonly verified?: boolean
  readonly claimed?: boolean
  readonly automatic?: boolean
  readonly escalated?: boolean
  readonly closed?: boolean
  readonly waited?: boolean
  readonly reversed?: boolean
  readonly classed?: boolean
  readonly moneyKnown?: boolean
  readonly costKnown?: boolean
}

/** Conditions that hold or not, of the row `f` of `run_figures`; none of them is ever null. */
export const flags = {
  /** In shadow nothing is done: it says nothing of success. */
  counted: `f.outcome <> 'shadowed'`,
  verified: 'f.verified',
  /** Verified, or at least said. */
  claimed: `(f.verified OR f.claimed_by <> '{}')`,
  automatic: '(f.verified AND NOT f.people)',
  escalated: 'f.escalated',
  closed: 'f.closed_at IS NOT NULL',
  waited: 'f.waited > 0',
  reversed: 'f.taken_back > 0',
  classed: 'f.class IS NOT NULL',
  moneyKnown: 'NOT f.money_unknown',
  costKnown: 'NOT f.cost_unknown',
} as const
export type Flag = keyof typeof flags

const texts = {
  endedFrom: (value: string) => `f.settled_at >= ${value}`,
  endedUntil: (value: string) => `f.settled_at < ${value}`,
  class: (value: string) => `f.class = ${value}`,
  cause: (value: string) => `f.cause = ${value}`,
  claimedBy: (value: string) => `${value} = ANY (f.claimed_by)`,
} as const

/** The conditions of a filter, as they stand in a statement; `put` takes a value and answers its place. */
export function figureConditions(filter: FigureFilter, put: (value: unknown) => string): readonly string[] {
  const said = (Object.keys(texts) as (keyof typeof texts)[]).flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [texts[name](put(value))]
  })
  const asked = (Object.keys(flags) as Flag[]).flatMap((name) => {
    const wanted = filter[name]
    return wanted === undefined ? [] : [wanted ? flags[name] : `NOT (${flags[name]})`]
  })
  return [...said, ...asked]
}
