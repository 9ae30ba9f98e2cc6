import { Money } from '../facts/money.ts'
import { pointsOf } from './coverage.ts'
import type { ActionPolicies } from './decide.ts'
import type { Read, ValueOf } from './language/expression.ts'
import { compareSeverity, outcomeConditional, type Outcome } from './outcome.ts'
import { shown } from './language/value.ts'

/** A value that policies look at, and others that it could have. */
interface Varied {
  readonly name: string
  readonly read: Read
  readonly points: readonly unknown[]
}

/** Most sentences: an explanation is to be read. */
const most = 3
/** Most values that are tried: each decides the call once more. */
const mostTries = 60

/**
 * What would have to be otherwise for a milder outcome, one plain sentence each: every value that a table or rule looks
 * at is tried with every value that could matter, alone, and the call decided again. Nothing is guessed.
 */
export function waysOut(
  own: ActionPolicies | undefined,
  valueOf: ValueOf,
  now: Outcome,
  decide: (valueOf: ValueOf) => Outcome,
): readonly string[] {
  let tries = 0
  const ways = variedIn(own).flatMap(({ name, read, points }) => {
    const value = valueOf(read)
    const others = comparable(points, value)
    tries += others.length
    if (tries > mostTries) return []
    const tried = others.map((point) => ({
      point,
      outcome: decide((one) => (one.path.text === read.path.text ? point : valueOf(one))),
    }))
    const milder = tried.filter(({ outcome }) => compareSeverity(outcome.effect, now.effect) < 0)
    const least = milder.toSorted((one, other) => compareSeverity(one.outcome.effect, other.outcome.effect))[0]
    if (!least) return []
    const same = milder.filter(({ outcome }) => outcome.effect === least.outcome.effect).map(({ point }) => point)
    const all = tried.map(({ point }) => point)
    const text = `With ${name} ${valuesText(same, all, value)} ${outcomeConditional(least.outcome)}.`
    return [{ text, outcome: least.outcome }]
  })
  const sorted = ways.toSorted((one, other) => compareSeverity(one.outcome.effect, other.outcome.effect))
  return [...new Set(sorted.map(({ text }) => text))].slice(0, most)
}

function variedIn(own: ActionPolicies | undefined): readonly Varied[] {
  const columns = (own?.tables ?? []).flatMap((table) =>
    table.columns.flatMap(({ name, input }, index): readonly Varied[] => {
      const [read] = input.reads
      // A column that computes cannot be set: only what it reads could.
      if (!read || read.path.text !== input.source.trim()) return []
      const cells = table.rows.map((row) => row.cells[index])
      return [{ name, read, points: pointsOf(input.result, cells, undefined) }]
    }),
  )
  const conditions = (own?.rules ?? []).flatMap((rule) =>
    (rule.when?.reads ?? []).flatMap((read): readonly Varied[] => {
      const { type } = read.field
      const points = type.kind === 'boolean' ? [true, false] : type.kind === 'text' ? (type.values ?? []) : []
      return points.length > 0 ? [{ name: read.path.text, read, points }] : []
    }),
  )
  return [...columns, ...conditions].filter(({ read }) => !fixed.includes(read.path.root))
}

/** What nobody can change about a call. */
const fixed: readonly string[] = ['now', 'agent', 'startedBy']

/** Other values of the same kind; amounts in the same currency, and none below zero. */
function comparable(points: readonly unknown[], value: unknown): readonly unknown[] {
  const others = points.filter((point) => point !== undefined && shown(point) !== shown(value))
  if (!(value instanceof Money)) return others.filter((point) => !(point instanceof Money))
  return others.filter((point) => point instanceof Money && point.currency === value.currency && point.minor >= 0n)
}

/** `at most 100.00 GBP` where all that was tried below is as good, `at least` where all above is; else one value. */
function valuesText(good: readonly unknown[], all: readonly unknown[], value: unknown): string {
  const ordered = [...all, value].toSorted(order)
  const places = good.map((point) => ordered.indexOf(point)).toSorted((one, other) => one - other)
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  const unbroken = last - first + 1 === places.length
  if (isOrdered(value) && places.length > 1 && unbroken && first === 0) return `at most ${shown(ordered[last])}`
  if (isOrdered(value) && places.length > 1 && unbroken && last === ordered.length - 1)
    return `at least ${shown(ordered[first])}`
  const nearest = good.toSorted((one, other) => distance(one, value) - distance(other, value))[0]
  return shown(nearest)
}

function isOrdered(value: unknown): value is Money | number | Date {
  return value instanceof Money || typeof value === 'number' || value instanceof Date
}

function order(one: unknown, other: unknown): number {
  return sizeOf(one) - sizeOf(other)
}

function distance(one: unknown, other: unknown): number {
  return Math.abs(sizeOf(one) - sizeOf(other))
}

/** For sorting alone: amounts of one currency. */
function sizeOf(value: unknown): number {
  if (value instanceof Money) return Number(value.minor)
  if (value instanceof Date) return value.getTime()
  return typeof value === 'number' ? value : 0
}
