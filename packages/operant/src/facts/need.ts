import { definedAt, DefinitionError } from './definition-error.ts'
import type { Json } from './json.ts'
import { inMilliseconds, type Duration } from './time.ts'
import type { Money } from './money.ts'
import type { OutsideText } from './outside-text.ts'
import type { FactSpec } from './fact.ts'

/** Reads a token's specification. A symbol, because path proxies answer every string. */
export const NEED: unique symbol = Symbol('operant.need')
declare const VALUE: unique symbol

/**
 * How a need uses its fact: its value, its value if there is one, the value that was refused, or all entities' values;
 * an argument has no fact behind it, only a schema.
 */
export type NeedMode = 'value' | 'maybe' | 'refuted' | 'all' | 'argument'

/** What one input of a capability needs to know. */
export interface NeedSpec {
  readonly fact: FactSpec
  readonly path: readonly string[]
  readonly mode: NeedMode
  /** The kind the fact must be of: fields and the values they must have. */
  readonly is: Readonly<Record<string, Json>> | undefined
  /** Least confidence, 0 to 1. */
  readonly atLeast: number | undefined
  /** Greatest age in milliseconds, where it is stricter than the fact's own. */
  readonly within: number | undefined
  /** Of an argument: what it is, for whoever binds it. */
  readonly description?: string
}

/** A need of a value of type `V`; `N` is the name of the fact that must be given, or `never` where it may be absent. */
export interface Need<out V, out N extends string = string> {
  readonly [NEED]: NeedSpec
  readonly [VALUE]?: { readonly value: V; readonly name: N }
}

/** The value a need brings. */
export type ValueOf<T> = T extends Need<infer V> ? V : never
/** The name of the fact a need rests on. */
export type NameOf<T> = T extends Need<unknown, infer N> ? N : never

type Leaf = string | number | bigint | boolean | null | undefined | Date | Money | OutsideText | readonly unknown[]

/** Typed paths into a value: `order.$.customer.id`. Paths through a union need narrowing by `is` first. */
export type Path<V, N extends string> = [V] extends [Leaf] ? Need<V, N> : Need<V, N> & Fields<V, N>
export type Fields<V, N extends string> = { readonly [K in keyof V & string]-?: Path<V[K], N> }

/** The members of a union that have the fields of a pattern. */
export type Narrow<V, P> = V extends unknown ? (V extends P ? V : never) : never
export type Pattern<V> = V extends object
  ? { readonly [K in keyof V]?: V[K] & (string | number | boolean | null) }
  : never

export function need<V, N extends string>(spec: NeedSpec): Need<V, N> {
  return { [NEED]: spec }
}

/** Paths below a need, made as they are asked for. */
export function paths<V, N extends string>(spec: NeedSpec): Fields<V, N> {
  return new Proxy({ [NEED]: spec } as unknown as Fields<V, N> & object, {
    get(target, key) {
      if (typeof key === 'symbol') return Reflect.get(target, key)
      return paths({ ...spec, path: [...spec.path, key] })
    },
  })
}

/** The specification behind a need that another is made of. */
function specOf(wanted: Need<unknown> | undefined): NeedSpec {
  const spec = wanted?.[NEED]
  if (spec?.mode === 'argument')
    throw new DefinitionError(
      definedAt(),
      'a need',
      'a fact, but it is an argument',
      'say in its schema what it may be, as in argument(z.string().optional())',
    )
  if (spec) return spec
  throw new DefinitionError(
    definedAt(),
    'a need',
    `a fact, a path into one, or a condition, but it is ${wanted === undefined ? 'undefined' : typeof wanted}`,
    'correct the name, or move what two files import from each other into a third',
  )
}

/** Present if it can be had: the step is planned only when the fact is known or no way to it is left. */
export function maybe<V>(wanted: Need<V>): Need<V | undefined, never> {
  return need({ ...specOf(wanted), mode: 'maybe' })
}

/** The value that was refused: what a correction starts from. */
export function refuted<V, N extends string>(wanted: Need<V, N>): Need<V, N> {
  return need({ ...specOf(wanted), mode: 'refuted' })
}

/** The values for every entity of the kind the fact is about, once the set of entities is known. */
export function all<V, N extends string>(wanted: Need<V, N>): Need<readonly V[], N> {
  return need({ ...specOf(wanted), mode: 'all' })
}

/** Known with at least this confidence, 0 to 1. */
export function sure<V, N extends string>(wanted: Need<V, N>, atLeast: number): Need<V, N> {
  const spec = specOf(wanted)
  if (!(atLeast >= 0 && atLeast <= 1))
    throw new DefinitionError(
      definedAt(),
      `sure(${spec.fact.name}, ${atLeast})`,
      'a confidence between 0 and 1',
      'write it as in sure(intent, 0.8)',
    )
  return need({ ...spec, atLeast })
}

/** Read no longer ago than this. */
export function fresh<V, N extends string>(wanted: Need<V, N>, within: Duration): Need<V, N> {
  return need({ ...specOf(wanted), within: inMilliseconds(within) })
}
