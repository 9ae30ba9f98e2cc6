import { Money } from '../../facts/money.ts'
import { Limit, NoLimit, parseLimit } from '../language/limit.ts'
import { mendName } from '../problem.ts'
import type { Field, ValueType } from '../language/value-type.ts'
import { typeText } from '../language/value-type.ts'

const comparisons = ['<=', '>=', '<', '>'] as const
export type Comparison = (typeof comparisons)[number]
/** What a cell compares with. */
export type Bound = Limit | number | Date
export type CellValue = Bound | string | boolean

/** One cell of a table: a test of its column's value. */
export type Cell =
  | { readonly kind: 'any' }
  | { readonly kind: 'missing'; readonly not: boolean }
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly bound: Bound }
  | { readonly kind: 'range'; readonly from: Bound; readonly to: Bound }
  | { readonly kind: 'one of'; readonly values: readonly CellValue[]; readonly not: boolean }

/** Whether a row's cell is met; it cannot be told for money in a currency the cell does not state. */
export type Met = 'yes' | 'no' | 'cannot tell'

export interface CellFault {
  readonly message: string
  readonly mend: string
}

/** Reads a cell: `-`, `<= x`, `x .. y`, `a, b`, `not a`, `missing`. Every literal is of the column's type. */
export function parseCell(text: string, column: Field, limits: ReadonlyMap<string, Limit>): Cell | CellFault {
  const words = text.trim()
  if (words === '-') return { kind: 'any' }
  const negated = /^not\s+(.+)$/.exec(words)
  const positive = negated?.[1] ?? words
  if (positive === 'missing') {
    if (!column.optional) return { message: 'this column is never missing', mend: 'Remove the row, or write "-"' }
    return { kind: 'missing', not: negated !== null }
  }
  const compared = /^(<=|>=|<|>)\s*(.+)$/.exec(positive)
  const ends = positive.split('..')
  if ((compared || ends.length > 1) && (column.type.kind === 'text' || column.type.kind === 'boolean')) {
    return {
      message: `"${words}" compares, and this column is ${typeText(column.type)}`,
      mend: 'List values instead: a, b',
    }
  }
  if (negated && (compared || ends.length > 1))
    return { message: `"not" stands before values only`, mend: 'Turn the comparison round' }
  if (compared) {
    const bound = parseBound(compared[2] ?? '', column.type, limits)
    return isFault(bound)
      ? bound
      : { kind: 'compare', comparison: comparisons.find((sign) => sign === compared[1]) ?? '<', bound }
  }
  if (ends.length > 1) return parseRange(words, ends, column.type, limits)
  const values: CellValue[] = []
  for (const part of positive.split(',')) {
    const value = parseValue(part.trim(), column.type, limits)
    if (isFault(value)) return value
    values.push(value)
  }
  return { kind: 'one of', values, not: negated !== null }
}

function parseRange(
  words: string,
  ends: readonly string[],
  type: ValueType,
  limits: ReadonlyMap<string, Limit>,
): Cell | CellFault {
  const mend = 'Write it like 10 .. 20, the smaller first'
  if (ends.length !== 2) return { message: `"${words}" is not a range`, mend }
  const from = parseBound(ends[0]?.trim() ?? '', type, limits)
  const to = parseBound(ends[1]?.trim() ?? '', type, limits)
  if (isFault(from)) return from
  if (isFault(to)) return to
  if (from instanceof Limit && to instanceof Limit) {
    if (from.currencies() !== to.currencies())
      return {
        message: `"${words}" begins in ${from.currencies()} and ends in ${to.currencies()}`,
        mend: 'State both ends in the same currencies',
      }
    const empty = [...from.amounts.values()].some((amount) => amount.compare(to.for(amount)) > 0)
    return empty ? { message: `"${words}" holds nothing`, mend } : { kind: 'range', from, to }
  }
  return from > to ? { message: `"${words}" holds nothing`, mend } : { kind: 'range', from, to }
}

function parseBound(text: string, type: ValueType, limits: ReadonlyMap<string, Limit>): Bound | CellFault {
  const value = parseValue(text, type, limits)
  if (typeof value === 'string' || typeof value === 'boolean')
    return { message: `"${text}" cannot be compared`, mend: 'Use a number, money or a moment' }
  return value
}

function parseValue(text: string, type: ValueType, limits: ReadonlyMap<string, Limit>): CellValue | CellFault {
  const bare = /^(["'])(.*)\1$/.exec(text)?.[2] ?? text
  switch (type.kind) {
    case 'money': {
      const limit = limits.get(text) ?? parseLimit(text)
      if (typeof limit !== 'string') return limit
      const mend = /^[A-Za-z]/.test(text)
        ? mendName(text, [...limits.keys()])
        : 'Write money with its currency, such as 100.00 GBP'
      return { message: limit, mend }
    }
    case 'number':
      if (!/^-?\d+(\.\d+)?$/.test(text)) return { message: `"${text}" is not a number`, mend: 'Write it like 0.7' }
      return Number(text)
    case 'boolean':
      if (text !== 'true' && text !== 'false')
        return { message: `"${text}" is not true or false`, mend: 'Write true, false or "-"' }
      return text === 'true'
    case 'instant': {
      const moment = new Date(text)
      const valid = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(moment.getTime())
      return valid
        ? moment
        : { message: `"${text}" is not a moment`, mend: 'Write it with its zone, like 2026-01-31T00:00:00Z' }
    }
    case 'text':
      if (bare === '') return { message: 'a value is empty', mend: 'Write "-" for any value' }
      if (type.values && !type.values.includes(bare))
        return { message: `"${bare}" is not one of ${type.values.join(', ')}`, mend: mendName(bare, type.values) }
      return bare
    case 'list':
    case 'record':
    case 'outside text':
    case 'other':
    default:
      return { message: `a column cannot be ${typeText(type)}`, mend: 'Give the column a single value' }
  }
}

/** Whether `value` meets `cell`; `undefined` is a missing value, which only `-` and `missing` meet. */
export function meets(cell: Cell, value: unknown): Met {
  if (cell.kind === 'any') return 'yes'
  if (cell.kind === 'missing') return (value === undefined) === cell.not ? 'no' : 'yes'
  if (value === undefined) return 'no'
  try {
    if (cell.kind === 'compare') return meetsComparison(cell.comparison, cell.bound, value)
    if (cell.kind === 'range') return order(value, cell.from) >= 0 && order(value, cell.to) <= 0 ? 'yes' : 'no'
    const equal = cell.values.map((one) => isOne(one, value))
    if (!equal.includes('yes') && equal.includes('cannot tell')) return 'cannot tell'
    return equal.includes('yes') === cell.not ? 'no' : 'yes'
  } catch (error) {
    if (error instanceof NoLimit) return 'cannot tell'
    throw error
  }
}

function meetsComparison(comparison: Comparison, bound: Bound, value: unknown): Met {
  const difference = order(value, bound)
  const within =
    comparison === '<'
      ? difference < 0
      : comparison === '<='
        ? difference <= 0
        : comparison === '>'
          ? difference > 0
          : difference >= 0
  // "Up to 100.00 GBP" was never meant for -5,000.00 GBP: an amount of the wrong sign must not pass as a small one.
  const surprising =
    within &&
    comparison.startsWith('<') &&
    value instanceof Money &&
    value.minor < 0n &&
    bound instanceof Limit &&
    bound.for(value).minor >= 0n
  return surprising ? 'cannot tell' : within ? 'yes' : 'no'
}

function isOne(one: CellValue, value: unknown): Met {
  if (one instanceof Limit) {
    const amount = value instanceof Money ? one.amounts.get(value.currency) : undefined
    return !amount ? 'cannot tell' : order(value, one) === 0 ? 'yes' : 'no'
  }
  return (one instanceof Date ? order(value, one) === 0 : one === value) ? 'yes' : 'no'
}

function order(value: unknown, bound: Bound): number {
  if (bound instanceof Limit) {
    if (value instanceof Money) return value.compare(bound.for(value))
  } else if (bound instanceof Date) {
    if (value instanceof Date) return value.getTime() - bound.getTime()
  } else if (typeof value === 'number') return value - bound
  throw new Error(`${typeof value} is not what the column holds`)
}

function isFault(value: Cell | CellValue | CellFault): value is CellFault {
  return typeof value === 'object' && 'mend' in value
}
