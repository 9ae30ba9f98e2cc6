import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subsetOf, sumsByChance } from './subset-sum.ts'

const upTo = (most: number) => Array.from({ length: most - 1 }, (_, at) => at + 2)

test('the three receipts of a customer that one payment covers', () => {
  expect(subsetOf([98000, 101550, 50450, 12000], 250000, upTo(6))).toEqual({ chosen: [0, 1, 2], unique: true })
})

test('two choices are none to be sure of', () => {
  expect(subsetOf([100, 200, 300, 400], 500, upTo(6))).toMatchObject({ unique: false })
  expect(subsetOf([-100, -200, -300], -500, upTo(6))).toEqual({ chosen: [1, 2], unique: true })
})

test('one amount alone is no choice, and none is made where nothing comes to the sum', () => {
  expect(subsetOf([500, 100], 500, upTo(6))).toBeUndefined()
  expect(subsetOf([], 0, upTo(6))).toBeUndefined()
})

/** All choices, by trying. */
function all(amounts: readonly number[], sum: number, most: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** amounts.length }, (_, bits) =>
    amounts.flatMap((__, at) => ((bits >> at) & 1 ? [at] : [])),
  )
    .filter((chosen) => chosen.length >= 2 && chosen.length <= most)
    .filter((chosen) => chosen.reduce((total, at) => total + (amounts[at] ?? 0), 0) === sum)
}

test('of any amounts: a choice where there is one, the fewest, and whether it is the only one', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 9 })
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 2, max: 5 }), (list, sum, most) => {
      const found = subsetOf(list, sum, upTo(most))
      const every = all(list, sum, most)
      expect(found !== undefined).toBe(every.length > 0)
      if (!found) return
      expect(every).toContainEqual(found.chosen)
      expect(found.unique).toBe(every.length === 1)
      expect(found.chosen.length).toBe(Math.min(...every.map((chosen) => chosen.length)))
    }),
  )
})

test('how many sums of chance are to be expected', () => {
  expect(sumsByChance(12, 3, 22_000)).toBeCloseTo(0.04)
})
