import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { schemaAt, type FactSpec } from '../facts/fact.ts'
import type { Money } from '../facts/money.ts'
import { NEED, type Need, type NeedSpec } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import { isNeed } from './relations.ts'

const EXPECTATION: unique symbol = Symbol('operant.expectation')

/** What a value must be like to be relied on. */
export type ExpectationSpec =
  | {
      readonly kind: 'bounds'
      readonly of: NeedSpec
      readonly least: Ordered | undefined
      readonly most: Ordered | undefined
    }
  | { readonly kind: 'age'; readonly of: NeedSpec; readonly within: number }
  | { readonly kind: 'agreement'; readonly of: NeedSpec; readonly other: NeedSpec; readonly tolerance: number }

export type Ordered = number | Money | Date

/** What a capability expects of the fact it gives; `N` names that fact. */
export interface Expectation<out N extends string = string> {
  readonly [EXPECTATION]: ExpectationSpec
  readonly about?: N
}

/** The value lies between two bounds; either may be left out. A value that is absent breaks none. */
export function between<V extends Ordered, N extends string>(
  of: Need<V | null | undefined, N>,
  bounds: { readonly least?: Widened<V>; readonly most?: Widened<V> },
): Expectation<N> {
  if (bounds.least === undefined && bounds.most === undefined)
    throw new DefinitionError(definedAt(), 'between(…)', '"least" or "most"', 'say at least one bound')
  return made({ kind: 'bounds', of: specOf('between', of), least: bounds.least, most: bounds.most })
}

/** What the system holds is of no longer ago than this, says the moment or the date that it gives with it. */
export function notOlder<N extends string>(
  of: Need<Date | string | null | undefined, N>,
  within: Duration,
): Expectation<N> {
  return made({ kind: 'age', of: specOf('notOlder', of), within: inMilliseconds(within) })
}

/**
 * Two sources say the same: exactly, or up to a share of the larger amount (`{ within: 0.01 }` for one in a hundred).
 * The other one is read first.
 */
export function agreesWith<V, N extends string>(
  of: Need<V, N>,
  other: Need<V>,
  options: { readonly within?: number } = {},
): Expectation<N> {
  const tolerance = options.within ?? 0
  if (!(tolerance >= 0 && tolerance < 1))
    throw new DefinitionError(
      definedAt(),
      'agreesWith(…)',
      '"within" to be a share from 0 to below 1',
      'write 0.01 for 1 %',
    )
  return made({ kind: 'agreement', of: specOf('agreesWith', of), other: specOf('agreesWith', other), tolerance })
}

type Widened<V> = V extends number ? number : V

/** The specifications behind what a capability expects of the fact it gives; refuses what is about another fact. */
export function expectationsOf(
  where: string,
  what: string,
  gives: FactSpec,
  expects: readonly Expectation[] | undefined,
  aged: boolean,
): readonly ExpectationSpec[] {
  return (expects ?? []).map((one) => {
    const spec = (one as Partial<Expectation> | undefined)?.[EXPECTATION]
    if (!spec)
      throw new DefinitionError(
        where,
        what,
        '"expects" to list expectations',
        'write it as in between(order.$.total, { … })',
      )
    const { fact, path } = spec.of
    if (fact.name !== gives.name || !schemaAt(gives.schema, path))
      throw new DefinitionError(where, what, `"expects" to be about a field of "${gives.name}"`, 'correct the path')
    if (spec.kind === 'age' && !aged)
      throw new DefinitionError(where, what, 'a calculation not to look at the time', 'expect it of what reads it')
    return spec
  })
}

function made<N extends string>(spec: ExpectationSpec): Expectation<N> {
  return { [EXPECTATION]: spec }
}

function specOf(what: string, wanted: unknown): NeedSpec {
  if (isNeed(wanted)) return wanted[NEED]
  throw new DefinitionError(definedAt(), `${what}(…)`, 'a path into a fact, such as order.$.total', 'correct the name')
}
