import { z } from 'zod'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import { recordId, recordText } from '../facts/marks.ts'
import { NEED, type Need, type ValueOf } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import {
  CAPABILITY,
  type Capability,
  type DelegationSpec,
  type Inputs,
  type NamesOf,
  type Needs,
  type Order,
} from './capability.ts'
import { common, givenBy } from './common.ts'
import { conditionsOf, type Condition } from './condition.ts'
import type { Goal, GoalInput } from './goal.ts'
import { requireFunctions, requireList, requireNumber } from './require.ts'

/** What became of the child runs, by element. */
export const childResults = z.array(
  // What an element and a summary say may be in somebody's own words.
  z.object({ element: z.string(), run: recordId(), outcome: recordText(), summary: z.string() }),
)

/** Elements are not read more often than this only because time passes: a minute. */
const leastEvery = 60_000

/** Hands a goal to child runs: one, or one for each element of a collection, so many at once. */
export function delegation<const Ns extends Needs, E, In extends GoalInput, G extends string = never>(definition: {
  readonly name: string
  readonly needs: Ns
  /** The elements, one child run each; equal elements share one. Default: a single child. */
  readonly each?: (inputs: Inputs<Ns>) => readonly E[]
  readonly to: Goal<In, string>
  /** The child's input. */
  readonly with: (
    element: NoInfer<E>,
    inputs: Inputs<Ns>,
  ) => { readonly [K in keyof NoInfer<In>]: ValueOf<NoInfer<In>[K]> }
  /**
   * What an element is called: while it is called the same, it is the same element and has the same child run, whatever
   * else is said of it. Default: all of the element.
   */
  readonly identity?: (element: NoInfer<E>) => string
  /**
   * In which order the elements are begun: the soonest deadline first, of those the highest value, of those the least
   * effort; what is not said comes last. Asked anew whenever the elements are read. Default: as they are listed.
   */
  readonly order?: (element: NoInfer<E>, inputs: Inputs<Ns>) => Order
  /** How many may act at once; parked children do not count. Default 5. */
  readonly atOnce?: number
  /**
   * How soon the elements are read again when nothing else makes it so; only facts that it `changes` are. Default: when
   * child runs end, and no sooner.
   */
  readonly every?: Duration
  /**
   * What becomes of child runs that are at work when the goal's checks hold. Those that act come to rest first; then
   * `end` tells them to stop, as a person would, and `finish` waits for them. Default `end`.
   */
  readonly atWork?: 'end' | 'finish'
  readonly gives?: Fact<z.output<typeof childResults>, G>
  readonly makes?: Condition | readonly Condition[]
  readonly changes?: readonly Need<unknown>[]
  readonly cost?: number
}): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const atOnce = definition.atOnce ?? 5
  requireNumber(where, `delegation "${definition.name}"`, 'atOnce', atOnce, { least: 1, whole: true })
  const what = `delegation "${definition.name}"`
  const optional = { each: () => [], identity: () => '', order: () => ({}), ...definition }
  requireFunctions(where, what, optional, ['with', 'each', 'identity', 'order'])
  const every = definition.every === undefined ? undefined : inMilliseconds(definition.every)
  requireNumber(where, what, 'every', every ?? leastEvery, { least: leastEvery })
  requireList(where, what, 'changes', definition.changes ?? [])
  if (!('spec' in Object(definition.to)))
    throw new DefinitionError(where, what, '"to" to be a goal', 'declare it with goal({ … })')
  const gives = definition.gives === undefined ? undefined : givenBy(where, what, definition.gives)
  const spec: DelegationSpec = {
    kind: 'delegation',
    ...common(where, definition, gives, 20),
    gives,
    makes: conditionsOf(where, what, 'makes', definition.makes),
    changes: (definition.changes ?? []).map((one) => one[NEED].fact),
    each: (definition.each ?? (() => [''])) as DelegationSpec['each'],
    to: definition.to.spec,
    with: definition.with as DelegationSpec['with'],
    identity: definition.identity as DelegationSpec['identity'],
    order: definition.order as DelegationSpec['order'],
    atOnce,
    every,
    atWork: definition.atWork ?? 'end',
  }
  return { [CAPABILITY]: spec }
}
