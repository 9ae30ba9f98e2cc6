import type { z } from 'zod'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { requireDue, type Due } from '../calendar/due.ts'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import { NEED, type Need } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import {
  CAPABILITY,
  type Capability,
  type Inputs,
  type NamesOf,
  type Needs,
  type Rhythm,
  type WaitSpec,
} from './capability.ts'
import { common, givenBy } from './common.ts'
import { conditionsOf, type Condition } from './condition.ts'
import type { Happening, waited } from './happening.ts'
import { requireFunctions, requireList, requireNumber } from './require.ts'

/**
 * Waits: for a time, an event, a check, a changed fact, an answer or another run, always with a deadline. With `gives` it
 * is a step of the plan, and how it ended is a fact. Without, it is used only when no other way is left.
 */
export function wait<const Ns extends Needs, G extends string = never>(definition: {
  readonly name: string
  /** Other values of these are another wait. */
  readonly needs: Ns
  /** A fact of the schema `waited()`: its deadline's passing is something to decide and to act upon. */
  readonly gives?: Fact<z.output<ReturnType<typeof waited>>, G>
  /** The deadline: so long after it began, or an instant. Its passing ends the wait. */
  readonly until: Due | ((inputs: Inputs<Ns>, now: Date) => Date | Due)
  /** What a length of time is reckoned from. Default: its beginning. */
  readonly from?: (inputs: Inputs<Ns>) => Date
  /** By which business days are counted. Default: the project's first. */
  readonly calendar?: BusinessCalendar | ((inputs: Inputs<Ns>) => BusinessCalendar)
  /** Any of these ends it; where `holds`, `changes` or `answered` say what ends it, they make it look at once. */
  readonly on?: (inputs: Inputs<Ns>) => Happening | readonly Happening[]
  /** Events received before this do not count. Default: the run's opening. */
  readonly since?: (inputs: Inputs<Ns>) => Date
  /** Ends when one of these checks holds. */
  readonly holds?: Condition | readonly Condition[]
  /** Ends when one of these facts is another than at the beginning. */
  readonly changes?: Need<unknown> | readonly Need<unknown>[]
  /** Ends when a question or an approval that one of these asks for is answered. */
  readonly answered?: Capability | readonly Capability[]
  /** How often it looks meanwhile. Default: only when something comes, and at the deadline. */
  readonly every?: Due | { readonly first: Due; readonly growing: number; readonly most: Due }
  /** Read anew whenever it looks, and when it ends. */
  readonly rereads?: readonly Need<unknown>[]
  /** Name of a signal that ends it early. */
  readonly signal?: (inputs: Inputs<Ns>) => string
  /** How often in all, for the same inputs. Default 1. */
  readonly most?: number
}): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `wait "${definition.name}"`
  const { rereads = [], most = 1, until } = definition
  if (typeof until !== 'function') requireDue(where, `${what}, until`, until)
  for (const part of ['from', 'on', 'since', 'signal'] as const)
    if (definition[part] !== undefined) requireFunctions(where, what, definition, [part])
  requireList(where, what, 'rereads', rereads)
  requireNumber(where, what, 'most', most, { least: 1, whole: true })
  const gives = definition.gives === undefined ? undefined : givenBy(where, what, definition.gives)
  const watches = listOf(definition.changes).map((one) => one[NEED].fact)
  const checks = conditionsOf(where, what, 'holds', definition.holds)
  if (!gives && rereads.length === 0 && checks.length === 0 && watches.length === 0)
    throw new DefinitionError(where, what, 'a fact in "rereads": what it is waited for', 'name what may have changed')
  const spec: WaitSpec = {
    kind: 'wait',
    ...common(where, definition, gives, 1000),
    gives,
    until: until as WaitSpec['until'],
    from: definition.from as WaitSpec['from'],
    calendar: definition.calendar as WaitSpec['calendar'],
    on: definition.on as WaitSpec['on'],
    since: definition.since as WaitSpec['since'],
    checks,
    watches,
    answered: listOf(definition.answered).map((one) => one[CAPABILITY].name),
    every: definition.every === undefined ? undefined : rhythmOf(where, `${what}, every`, definition.every),
    signal: definition.signal as WaitSpec['signal'],
    rereads: rereads.map((one) => one[NEED].fact),
    most,
  }
  return { [CAPABILITY]: spec }
}

function rhythmOf(
  where: string,
  what: string,
  every: Due | { readonly first: Due; readonly growing: number; readonly most: Due },
): Rhythm {
  const rhythm = typeof every === 'object' && 'first' in every ? every : { first: every, growing: 1, most: every }
  requireDue(where, what, rhythm.first)
  requireDue(where, what, rhythm.most)
  requireNumber(where, what, 'growing', rhythm.growing, { least: 1 })
  // Business days do not grow by a factor.
  if (rhythm.growing > 1) inMilliseconds(rhythm.first as Duration)
  return rhythm
}

function listOf<Item extends object>(one: Item | readonly Item[] | undefined): readonly Item[] {
  if (one === undefined) return []
  return Array.isArray(one) ? (one as readonly Item[]) : [one as Item]
}
