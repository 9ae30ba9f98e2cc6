import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, type Claim, costOf } from './allocate.ts'

test('the dearest shortage is filled first', () => {
  const claims = [
    { id: 'cheap', quantity: 10, shortCost: 100, incompleteCost: 0 },
    { id: 'dear', quantity: 6, shortCost: 900, incompleteCost: 0 },
  ]
  expect(allocate(8, claims)).toEqual({
    given: new Map([
      ['cheap', 2],
      ['dear', 6],
    ]),
    cost: 800,
  })
})

test('a line that can be completed is preferred to parts of two', () => {
  const claims = [
    { id: 'large', quantity: 10, shortCost: 110, incompleteCost: 1_000 },
    { id: 'small', quantity: 5, shortCost: 100, incompleteCost: 1_000 },
  ]
  expect(allocate(5, claims).given.get('small')).toBe(5)
})

test('a fair share is kept although it costs more', () => {
  const claims = [
    { id: 'cheap', quantity: 10, shortCost: 100, incompleteCost: 0, floor: 2 },
    { id: 'dear', quantity: 8, shortCost: 900, incompleteCost: 0 },
  ]
  expect([...allocate(8, claims).given]).toEqual([
    ['cheap', 2],
    ['dear', 6],
  ])
})

function enumerate(stock: number, claims: readonly Claim[]): number {
  const [first, ...rest] = claims
  if (!first) return 0
  let least = Infinity
  for (let taken = 0; taken <= Math.min(stock, first.quantity); taken += 1)
    least = Math.min(least, costOf(first, taken) + enumerate(stock - taken, rest))
  return least
}

const claim = fc.record({
  quantity: fc.integer({ min: 1, max: 6 }),
  shortCost: fc.integer({ min: 0, max: 50 }),
  incompleteCost: fc.integer({ min: 0, max: 80 }),
})

test('no other division costs less: all are enumerated', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 }), fc.array(claim, { maxLength: 4 }), (stock, wishes) => {
      const claims = wishes.map((one, at) => ({ ...one, id: `claim ${at}` }))
      const { given, cost } = allocate(stock, claims)
      expect(cost).toBe(enumerate(stock, claims))
      expect([...given.values()].reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(stock)
      expect(claims.reduce((sum, one) => sum + costOf(one, given.get(one.id) ?? 0), 0)).toBe(cost)
    }),
  )
})
