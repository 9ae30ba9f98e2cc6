import type { Money } from '../facts/money.ts'
import { returnOf, type Assumptions, type Return } from './return-on-investment.ts'

/**
 * Where an assumption comes from: somebody gave it, it was measured, it is left out and counts as nothing, or it is
 * unknown, and then nothing follows.
 */
export type Ground = 'given' | 'measured' | 'left out' | 'unknown'

/** One assumption, as it is shown; `value` null where it is unknown. */
export interface Assumed<Value> {
  readonly value: Value | null
  readonly ground: Ground
  /** Of what is measured: of how many runs, and the 95 % interval of a share. */
  readonly of?: number
  readonly low?: number
  readonly high?: number
}

export type Shown = { readonly [Name in keyof Assumptions]: Assumed<Assumptions[Name]> }

/** A return with everything it rests on; `result` null where something is unknown, and `unknown` says what. */
export interface ReturnShown {
  readonly assumptions: Shown
  readonly unknown: readonly (keyof Assumptions)[]
  readonly result: Return | null
  /** The same at the ends of the interval of the share, where that was measured. */
  readonly range: { readonly low: Money; readonly high: Money } | null
}

/** Works a return out of assumptions, some of which may be unknown. */
export function shownReturn(assumptions: Shown): ReturnShown {
  const names = Object.keys(assumptions) as (keyof Assumptions)[]
  const unknown = names.filter((name) => assumptions[name].value === null)
  const known = allKnown(assumptions)
  const { low, high } = assumptions.automaticShare
  const at = (automaticShare: number) => known && returnOf({ ...known, automaticShare }).net
  const [least, most] = [low === undefined ? undefined : at(low), high === undefined ? undefined : at(high)]
  return {
    assumptions,
    unknown,
    result: known ? returnOf(known) : null,
    range: least && most ? { low: least, high: most } : null,
  }
}

function allKnown(assumptions: Shown): Assumptions | undefined {
  const { casesPerMonth, automaticShare, costByPeople, costAutomatic } = assumptions
  const { reviewShare, costOfReview, errorShare, costOfError } = assumptions
  if (casesPerMonth.value === null || automaticShare.value === null) return undefined
  if (costByPeople.value === null || costAutomatic.value === null) return undefined
  if (reviewShare.value === null || costOfReview.value === null) return undefined
  if (errorShare.value === null || costOfError.value === null) return undefined
  return {
    casesPerMonth: casesPerMonth.value,
    automaticShare: automaticShare.value,
    costByPeople: costByPeople.value,
    costAutomatic: costAutomatic.value,
    reviewShare: reviewShare.value,
    costOfReview: costOfReview.value,
    errorShare: errorShare.value,
    costOfError: costOfError.value,
  }
}
