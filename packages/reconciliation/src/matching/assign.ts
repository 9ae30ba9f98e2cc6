import { munkres } from 'munkres'
import { components } from './components.ts'
import type { Edges } from './edges.ts'

/** A pair that was taken for the same. */
export interface Assigned {
  readonly bank: number
  readonly book: number
  /** Another way to pair costs so little more that nobody could say which is right. */
  readonly ambiguous: boolean
  /** How many other lines of the ledger it might have been. */
  readonly rivals: number
}

/** Lines of one side that are assigned together: more are left for other rules, which know more of them. */
const largest = 400

type Matrix = readonly (readonly number[])[]

/**
 * Pairs of least cost, each line in one at most: as many pairs as there can be, and of those the cheapest (Kuhn 1955,
 * Munkres 1957). Taking the cheapest first would be wrong: of [[1, 2], [2, 100]] it takes 101 where 4 is the least.
 * @param margin What another way to pair must cost more, so that this one is beyond doubt.
 */
export function assign(edges: Edges, margin: number): readonly Assigned[] {
  return components(edges).flatMap((group) => {
    const [only] = group
    if (only !== undefined && group.length === 1)
      return [{ bank: edges.bank(only), book: edges.book(only), ambiguous: false, rivals: 0 }]
    return assignGroup(edges, group, margin)
  })
}

function assignGroup(edges: Edges, group: readonly number[], margin: number): readonly Assigned[] {
  const banks = [...new Set(group.map((index) => edges.bank(index)))]
  const books = [...new Set(group.map((index) => edges.book(index)))]
  if (banks.length > largest || books.length > largest) return []
  const costs = matrixOf(edges, group, banks, books)
  const bookOf = new Map(pairsOf(costs))
  const bankOf = new Map([...bookOf].map(([row, column]) => [column, row]))
  return [...bookOf].flatMap(([row, column]) => {
    const [bank, book] = [banks[row], books[column]]
    if (bank === undefined || book === undefined) return []
    const rivals = (costs[row] ?? []).filter((cost) => cost !== Infinity).length - 1
    return [{ bank, book, ambiguous: nearest(costs, bookOf, bankOf, row) <= margin, rivals }]
  })
}

function matrixOf(edges: Edges, group: readonly number[], banks: readonly number[], books: readonly number[]): Matrix {
  const [rows, columns] = [placesOf(banks), placesOf(books)]
  const costs = banks.map(() => books.map(() => Infinity))
  for (const index of group) {
    const row = costs[rows.get(edges.bank(index)) ?? -1]
    const column = columns.get(edges.book(index)) ?? -1
    if (row) row[column] = Math.min(row[column] ?? Infinity, edges.cost(index))
  }
  return costs
}

/** The cheapest of the largest pairings. What cannot be a pair costs more than all that can together. */
function pairsOf(costs: Matrix): readonly (readonly [row: number, column: number])[] {
  const all = costs.flat().filter((cost) => cost !== Infinity)
  const never = all.reduce((sum, cost) => sum + cost, 1) * 2
  const pairs = munkres(costs.map((row) => row.map((cost) => (cost === Infinity ? never : cost))))
  return pairs.filter(([row, column]) => (costs[row]?.[column] ?? Infinity) !== Infinity)
}

/**
 * What it costs at least to pair a line with another: the shortest way around by changing partners (Bellman 1958, Ford
 * 1956), which ends at a line of the ledger that is free, at a bank line that gives its own up, or where it began.
 */
function nearest(
  costs: Matrix,
  bookOf: ReadonlyMap<number, number>,
  bankOf: ReadonlyMap<number, number>,
  start: number,
): number {
  const own = bookOf.get(start) ?? -1
  const least = new Map<number, number>([[start, -(costs[start]?.[own] ?? 0)]])
  let best = Infinity
  const waiting = [start]
  for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
    const so = least.get(row) ?? Infinity
    for (const [column, cost] of (costs[row] ?? []).entries()) {
      if (cost === Infinity || column === bookOf.get(row)) continue
      const reached = so + cost
      const holder = bankOf.get(column)
      // A free line ends the way; so does the line that was given up at its beginning.
      if (holder === undefined || holder === start) best = Math.min(best, reached)
      else {
        const next = reached - (costs[holder]?.[column] ?? 0)
        if (next < (least.get(holder) ?? Infinity) - 1e-9) {
          least.set(holder, next)
          waiting.push(holder)
        }
      }
    }
  }
  return best
}

function placesOf(lines: readonly number[]): ReadonlyMap<number, number> {
  return new Map(lines.map((line, place) => [line, place]))
}
