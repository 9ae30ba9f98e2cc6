import type { Schemas } from '../../api/client.ts'

export type Collection = Schemas['Collection']
export type Element = Schemas['Element']
type Outcome = NonNullable<Element['outcome']>

/** What the elements of a run are told apart by: how they ended, or how they stand. No word is in both. */
export const portionNames = [
  'met',
  'partly',
  'declined',
  'handed over',
  'failed',
  'cancelled',
  'shadowed',
  'acting',
  'with people',
  'waits',
  'not begun',
  'left',
] as const
export type PortionName = (typeof portionNames)[number]
export type Standing = Exclude<PortionName, Outcome>

const outcomes: ReadonlySet<string> = new Set(portionNames.slice(0, 7))

export function isOutcome(name: PortionName): name is Outcome {
  return outcomes.has(name)
}

/** How the API is asked for one portion. */
export function portionQuery(name: PortionName): { readonly outcome: Outcome } | { readonly standing: Standing } {
  return isOutcome(name) ? { outcome: name } : { standing: name }
}

export interface Portion {
  readonly name: PortionName
  readonly count: number
}

/** The portions of a collection in a fixed order, those of which there are some. Without what left the list they are all. */
export function portionsOf({ ended, acting, withPeople, waits, notBegun, left }: Collection): readonly Portion[] {
  const counts: Partial<Record<PortionName, number>> = {
    ...Object.fromEntries(ended.map(({ outcome, count }) => [outcome, count])),
    acting,
    'with people': withPeople,
    waits,
    'not begun': notBegun,
    left,
  }
  return portionNames.flatMap((name) => {
    const count = counts[name] ?? 0
    return count === 0 ? [] : [{ name, count }]
  })
}

/** What an element is counted under. */
export function portionOf({ standing, outcome }: Pick<Element, 'standing' | 'outcome'>): PortionName {
  return standing === 'ended' ? (outcome ?? 'failed') : standing
}
