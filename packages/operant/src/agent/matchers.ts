import { Money } from '../facts/money.ts'
import type { Need } from '../facts/need.ts'
import { bounded, isNeed, type Relation } from './relations.ts'

const MATCH: unique symbol = Symbol('operant.match')

/** A test on one input of a decision table: `V` is what it can be put to, `M` the values it mentions. */
export interface Matcher<in V, out M = never> {
  readonly [MATCH]: (value: never) => boolean
  /** The cell as people read it, such as `at least 3`. */
  readonly text: string
  readonly accepts?: (value: V) => void
  readonly mentions?: M
  /** Those values, where they are listed. */
  readonly values?: readonly unknown[]
}

type Ordered = number | Money | Date
type Scalar = string | number | boolean

function matcher<V, M = never>(text: string, test: (value: V) => boolean): Matcher<V, M> {
  return { [MATCH]: test, text }
}

function order(one: unknown, other: Ordered): number {
  if (one instanceof Money && other instanceof Money) return one.compare(other)
  if (one instanceof Date && other instanceof Date) return one.getTime() - other.getTime()
  if (typeof one === 'number' && typeof other === 'number') return one - other
  throw new Error(`cannot compare ${typeof one} with ${typeof other}`)
}

type Widened<V> = V extends number ? number : V

/** A cell: at least this value. Over a fact a relation: the argument is at least what the record holds. */
export function atLeast<V extends Ordered>(limit: V): Matcher<Widened<V>>
export function atLeast<V extends Ordered>(record: Need<V | null | undefined>): Relation<Widened<V>>
export function atLeast(limit: Ordered | Need<Ordered | null | undefined>): Matcher<Ordered> | Relation<Ordered> {
  if (isNeed(limit)) return bounded('at least', limit)
  return matcher(`at least ${shown(limit)}`, (value) => order(value, limit) >= 0)
}
/** A cell: at most this value. Over a fact a relation: the argument is at most what the record holds. */
export function atMost<V extends Ordered>(limit: V): Matcher<Widened<V>>
export function atMost<V extends Ordered>(record: Need<V | null | undefined>): Relation<Widened<V>>
export function atMost(limit: Ordered | Need<Ordered | null | undefined>): Matcher<Ordered> | Relation<Ordered> {
  if (isNeed(limit)) return bounded('at most', limit)
  return matcher(`at most ${shown(limit)}`, (value) => order(value, limit) <= 0)
}
export function below<V extends Ordered>(limit: V): Matcher<Widened<V>> {
  return matcher(`below ${shown(limit)}`, (value) => order(value, limit) < 0)
}
export function above<V extends Ordered>(limit: V): Matcher<Widened<V>> {
  return matcher(`above ${shown(limit)}`, (value) => order(value, limit) > 0)
}
export function oneOf<const V extends Scalar>(...values: readonly V[]): Matcher<Scalar, V> {
  return { ...matcher(values.map(shown).join(' or '), (value) => values.includes(value as V)), values }
}
export function not<const V extends Scalar>(value: V): Matcher<Scalar, V> {
  return { ...matcher(`not ${shown(value)}`, (other) => other !== value), values: [value] }
}
/** There is a value. */
export const present: Matcher<unknown> = matcher('present', () => true)
/** There is none, and no way to one is left. */
export const absent: Matcher<unknown> = matcher('absent', () => false)

/** Whether an input fits a cell. `undefined` (looked for, not there) fits `absent` and nothing else. */
export function fits(cell: unknown, value: unknown): boolean {
  if (value === undefined || value === null) return cell === absent || cell === value
  if (isMatcher(cell)) return cell[MATCH](value as never)
  if (cell instanceof Money) return value instanceof Money && cell.equals(value)
  return cell === value
}

/** The cell as people read it. */
export function cellText(cell: unknown): string {
  return isMatcher(cell) ? cell.text : shown(cell)
}

export function isMatcher(cell: unknown): cell is Matcher<never> {
  return typeof cell === 'object' && cell !== null && MATCH in cell
}

function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return value instanceof Money ? value.toString() : String(value)
}
