import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { Money } from '../facts/money.ts'
import { NEED, type Need, type NeedSpec } from '../facts/need.ts'

const RELATION: unique symbol = Symbol('operant.relation')

/** How an argument is compared with the record that bears it. */
export type RelationKind = 'same as' | 'at most' | 'at least' | 'among' | 'stated in' | 'filled from'

/** One way in which a record can bear an argument. */
export interface WaySpec {
  readonly kind: RelationKind
  readonly other: NeedSpec
  /** For `filled from`: the list of what may be filled in. */
  readonly fillings?: NeedSpec
}

/** What an argument must be to a record: one of the ways must hold. */
export interface RelationSpec {
  readonly ways: readonly WaySpec[]
  /** Where none holds a person is asked; otherwise the call is denied. */
  readonly asks: boolean
}

/** What an argument of type `V` must be to a record that the runtime reads itself. */
export interface Relation<in V> {
  readonly [RELATION]: RelationSpec
  readonly accepts?: (value: V) => void
}

type Plain<V> = V extends string ? string : V extends number ? number : NonNullable<V>

/** The argument is the very value that the record holds. */
export function sameAs<V>(other: Need<V>): Relation<Plain<V>> {
  return relation('same as', other)
}

/** The argument is one of a list that the record holds; of a list of arguments, each is. */
export function among<V>(list: Need<readonly V[] | undefined>): Relation<Plain<V> | readonly Plain<V>[]> {
  return relation('among', list)
}

/**
 * The argument is literally stated, as a whole word, number, amount or date, in a text that the person who asked
 * wrote. A text from outside bears nothing.
 */
export function statedIn(text: Need<unknown>): Relation<unknown> {
  return relation('stated in', text)
}

/**
 * The argument is a text that the person who asked dictated with places to be filled in, quoted and with the places in
 * braces (`call it "Dinner at {restaurant}"`), each filled with one of a list that a record holds.
 */
export function filledFrom(dictation: Need<unknown>, fillings: Need<readonly string[] | undefined>): Relation<string> {
  const { ways, asks } = specOf('filledFrom', relation('filled from', dictation))
  const list = specOf('filledFrom', relation('among', fillings)).ways[0]?.other
  return made({ ways: ways.map((way) => (list ? { ...way, fillings: list } : way)), asks })
}

/** Any of several relations bears the argument. */
export function either<V>(...relations: readonly [Relation<V>, Relation<V>, ...Relation<V>[]]): Relation<V> {
  return made({
    ways: relations.flatMap((one) => specOf('either', one).ways),
    asks: relations.some((one) => specOf('either', one).asks),
  })
}

/** Where the relation does not hold a person is asked, instead of a denial. */
export function asked<V>(wanted: Relation<V>): Relation<V> {
  return made({ ...specOf('asked', wanted), asks: true })
}

/** The argument is at most, or at least, what the record holds: `atMost` and `atLeast` over a fact. */
export function bounded<V extends number | Money | Date>(
  kind: 'at most' | 'at least',
  other: Need<V | null | undefined>,
): Relation<Plain<V>> {
  return relation(kind, other)
}

/** The specification behind a relation; undefined for anything else. */
export function relationSpec(value: unknown): RelationSpec | undefined {
  return typeof value === 'object' && value !== null && RELATION in value
    ? (value as Relation<never>)[RELATION]
    : undefined
}

/** Whether something is a fact, a path into one or another need. */
export function isNeed(value: unknown): value is Need<unknown> {
  return typeof value === 'object' && value !== null && NEED in value
}

function relation<V>(kind: RelationKind, other: unknown): Relation<V> {
  if (isNeed(other)) return made({ ways: [{ kind, other: other[NEED] }], asks: false })
  throw new DefinitionError(
    definedAt(),
    `the relation "${kind}"`,
    `a fact or a path into one, but it is ${other === undefined ? 'undefined' : typeof other}`,
    'write it as in sameAs(order.$.id)',
  )
}

function made<V>(spec: RelationSpec): Relation<V> {
  return { [RELATION]: spec }
}

function specOf(what: string, wanted: unknown): RelationSpec {
  const spec = relationSpec(wanted)
  if (spec) return spec
  throw new DefinitionError(definedAt(), `${what}(…)`, 'relations, such as sameAs(order.$.id)', 'wrap relations only')
}
