import type { Foretold, Rank } from '../../journal/collection-events.ts'
import type { ChildState } from '../../journal/collection-state.ts'
import type { Outcome } from '../../journal/outcome.ts'
import type { RunState } from '../../journal/state.ts'
import type { ChildRow } from '../../store/children.ts'

/** How an element of a collection stands; `left`: it was no longer in the list before it was begun. */
export const elementStandings = ['not begun', 'acting', 'with people', 'waits', 'ended', 'left'] as const
export type ElementStanding = (typeof elementStandings)[number]

/** An element of a collection, as people are told of it. */
export interface ToldElement extends Rank {
  readonly element: string
  /** The run that works on it, or would have. */
  readonly run: string
  readonly standing: ElementStanding
  readonly outcome?: Outcome
  /** Why it ended so, or what it waits for. */
  readonly reason?: string
  readonly beganAt?: string
  readonly endedAt?: string
}

/** How a collection stands: each element is in exactly one of these. */
export interface ToldCollection {
  /** Without those that left before they were begun. */
  readonly elements: number
  readonly ended: readonly {
    readonly outcome: Outcome
    readonly count: number
    readonly reasons: readonly { readonly reason: string; readonly count: number }[]
  }[]
  readonly acting: number
  /** Wait for somebody's approval or answer. */
  readonly withPeople: number
  /** Wait for a time, for a system, or for something else outside. */
  readonly waits: number
  readonly notBegun: number
  readonly left: number
}

/** A forecast, and when it was made. */
export interface ToldForecast {
  readonly at: string
  readonly forecast: Foretold | { readonly cannot: string }
}

/** The elements of a run in the order in which they were listed. `rows` are its child runs as they stand now. */
export function toldElements(state: RunState, rows: ReadonlyMap<string, ChildRow>): readonly ToldElement[] {
  return [...state.children.values()].map((child) => toldElement(child, rows.get(child.run)))
}

function toldElement(child: ChildState, row: ChildRow | undefined): ToldElement {
  const { run, rank } = child
  const base = { element: elementText(child.element), run, ...rank }
  if (!row) return { ...base, standing: child.standing === 'left' ? 'left' : 'not begun' }
  const { state, outcome, summary, openedAt, settledAt, asks } = row
  const begun = { ...base, beganAt: openedAt }
  if (state === 'settled')
    return {
      ...begun,
      standing: 'ended',
      ...(outcome === null ? {} : { outcome }),
      ...(summary ? { reason: summary } : {}),
      ...(settledAt === null ? {} : { endedAt: settledAt }),
    }
  if (asks !== null) return { ...begun, standing: 'with people', reason: asks }
  return { ...begun, standing: state === 'running' ? 'acting' : 'waits' }
}

/** An element as it was called: without the quotation marks of a text. */
export function elementText(element: string): string {
  try {
    const value: unknown = JSON.parse(element)
    return typeof value === 'string' ? value : element
  } catch {
    return element
  }
}

/** How many reasons are told of each outcome; the others are counted together. */
const mostReasons = 5

/** Counts the elements; where each ended for a reason of its own, the commonest are told. */
export function tally(elements: readonly ToldElement[]): ToldCollection {
  const of = (standing: ElementStanding) => elements.filter((one) => one.standing === standing)
  const ended = Map.groupBy(of('ended'), ({ outcome = 'failed' }) => outcome)
  const left = of('left').length
  return {
    elements: elements.length - left,
    ended: [...ended]
      .map(([outcome, all]) => ({ outcome, count: all.length, reasons: reasonsOf(all) }))
      .toSorted((one, other) => other.count - one.count),
    acting: of('acting').length,
    withPeople: of('with people').length,
    waits: of('waits').length,
    notBegun: of('not begun').length,
    left,
  }
}

function reasonsOf(elements: readonly ToldElement[]): ToldCollection['ended'][number]['reasons'] {
  // The same reason is told once, however the element is called that it names.
  const groups = Map.groupBy(elements, ({ reason = '', element }) => reason.replaceAll(element, '…'))
  const all = [...groups]
    .map(([reason, { length, 0: first }]) => ({ reason: length === 1 ? (first?.reason ?? '') : reason, count: length }))
    .toSorted((one, other) => other.count - one.count)
  const others = all.slice(mostReasons)
  const rest = others.reduce((sum, one) => sum + one.count, 0)
  return rest === 0 ? all : [...all.slice(0, mostReasons), { reason: `${others.length} other reasons`, count: rest }]
}

/** What a run was foretold to come to, the last one last. */
export function toldForecasts({ forecasts }: RunState): readonly ToldForecast[] {
  return forecasts.map(({ at, forecast }) => ({ at: new Date(at).toISOString(), forecast }))
}
