import { needText } from '../../agent/bearing-spec.ts'
import type { ExpectationSpec, Ordered } from '../../agent/expectations.ts'
import { Money } from '../../facts/money.ts'
import { same } from '../../guard/holds.ts'
import { below, shown } from '../../guard/language/value.ts'
import type { Failure } from '../../journal/events.ts'
import { decodeNeed } from '../../planning/inputs.ts'
import { standingOf, type Knowledge } from '../../planning/knowledge.ts'
import type { ReadyStep } from '../../planning/plan.ts'

/** Why a value is not what its capability expects; undefined where it is. Such a value never becomes a fact. */
export function unexpected(known: Knowledge, step: ReadyStep, value: unknown, now: Date): Failure | undefined {
  const { spec } = step
  if (spec.kind !== 'query' && spec.kind !== 'calculation') return undefined
  for (const expectation of spec.expects) {
    const expected = unmet(known, step, expectation, below(value, expectation.of.path), now)
    if (expected === undefined) continue
    const fact = needText(expectation.of)
    const found = shown(below(value, expectation.of.path))
    return { kind: 'quality', reason: `${fact} is ${found}, expected ${expected}`, quality: { fact, found, expected } }
  }
  return undefined
}

/** What was expected, where the value is otherwise. */
function unmet(
  known: Knowledge,
  step: ReadyStep,
  expectation: ExpectationSpec,
  value: unknown,
  now: Date,
): string | undefined {
  switch (expectation.kind) {
    case 'bounds': {
      const { least, most } = expectation
      if (value === undefined) return undefined
      if (least !== undefined && !(order(value, least) >= 0)) return `at least ${shown(least)}`
      return most !== undefined && !(order(value, most) <= 0) ? `at most ${shown(most)}` : undefined
    }
    case 'age': {
      const at = value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number.NaN
      return now.getTime() - at <= expectation.within ? undefined : `no longer ago than ${duration(expectation.within)}`
    }
    case 'agreement': {
      const standing = standingOf(known, expectation.other, step.scope)
      const json = standing.kind === 'met' ? standing.value : undefined
      const other = json === undefined ? undefined : decodeNeed(expectation.other, json)
      const agrees = value !== undefined && other !== undefined && near(value, other, expectation.tolerance)
      return agrees ? undefined : `what ${needText(expectation.other)} says (${shown(other)})`
    }
  }
}

/** Not a number where the two cannot be compared, so that no bound holds. */
function order(value: unknown, bound: Ordered): number {
  if (value instanceof Money && bound instanceof Money)
    return value.currency === bound.currency ? value.compare(bound) : Number.NaN
  if (value instanceof Date && bound instanceof Date) return value.getTime() - bound.getTime()
  return typeof value === 'number' && typeof bound === 'number' ? value - bound : Number.NaN
}

/** Equal, or apart by no more than a share of the larger one. */
function near(one: unknown, other: unknown, tolerance: number): boolean {
  if (same(one, other)) return true
  if (tolerance === 0) return false
  if (one instanceof Money && other instanceof Money)
    return one.currency === other.currency && apart(Number(one.minor), Number(other.minor), tolerance)
  return typeof one === 'number' && typeof other === 'number' && apart(one, other, tolerance)
}

function apart(one: number, other: number, tolerance: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other))
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

function duration(milliseconds: number): string {
  const [unit, size] = units.find(([, one]) => milliseconds >= one && milliseconds % one === 0) ?? ['ms', 1]
  return `${milliseconds / size}${unit}`
}
