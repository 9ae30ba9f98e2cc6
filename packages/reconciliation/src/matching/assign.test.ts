import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign } from './assign.ts'
import { Edges } from './edges.ts'

function edgesOf(costs: readonly (readonly number[])[]): Edges {
  const edges = new Edges()
  for (const [bank, row] of costs.entries())
    for (const [book, cost] of row.entries()) if (Number.isFinite(cost)) edges.add(bank, book, cost)
  return edges
}

test('the cheapest pairing of all, not the cheapest pair first', () => {
  const pairs = assign(
    edgesOf([
      [1, 2],
      [2, 100],
    ]),
    0,
  )
  const inOrder = pairs.toSorted((one, other) => one.bank - other.bank)
  expect(inOrder.map(({ bank, book, ambiguous }) => [bank, book, ambiguous])).toEqual([
    [0, 1, false],
    [1, 0, false],
  ])
})

test('what might as well be paired otherwise is ambiguous; what costs more than the margin is not', () => {
  const twins = edgesOf([
    [1, 1],
    [1, 1],
  ])
  expect(assign(twins, 0.5).every(({ ambiguous }) => ambiguous)).toBe(true)
  expect(assign(edgesOf([[1, 1.4]]), 0.5)).toMatchObject([{ book: 0, ambiguous: true, rivals: 1 }])
  expect(assign(edgesOf([[1, 1.6]]), 0.5)).toMatchObject([{ book: 0, ambiguous: false, rivals: 1 }])
})

/** All pairings of a small matrix, by trying: the most pairs, then the least cost. */
function best(
  costs: readonly (readonly number[])[],
  row = 0,
  taken: readonly number[] = [],
): readonly [number, number] {
  const line = costs[row]
  if (!line) return [0, 0]
  const options = line.flatMap((cost, column) => {
    if (!Number.isFinite(cost) || taken.includes(column)) return []
    const [pairs, sum] = best(costs, row + 1, [...taken, column])
    return [[pairs + 1, sum + cost] as const]
  })
  const all = [...options, best(costs, row + 1, taken)]
  return all.toSorted(([pairs, sum], [others, other]) => others - pairs || sum - other)[0] ?? [0, 0]
}

test('of any matrix, as many pairs as there can be, for the least that they can cost', () => {
  const cell = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(Infinity))
  const matrices = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
  fc.assert(
    fc.property(matrices, (costs) => {
      const pairs = assign(edgesOf(costs), 0)
      const sum = pairs.reduce((all, { bank, book }) => all + (costs[bank]?.[book] ?? Number.NaN), 0)
      expect([pairs.length, sum]).toEqual(best(costs))
      expect(new Set(pairs.map(({ book }) => book)).size).toBe(pairs.length)
    }),
  )
})
