import { expect, test } from 'vitest'
import { openDatabase } from '../../database/database.ts'
import { exampleOfSupply } from '../../testing/supply-example.ts'
import { supplyExample } from '../../world/supply/supply-example.ts'
import { choose } from './choose.ts'
import { expectedShort, lateProbability, stockOutProbability } from './exposure.ts'
import { distribution, loss, quantile } from './normal.ts'
import { readSituation } from './read-situation.ts'
import { newReorderPoint } from './reorder-point.ts'

test('the normal distribution agrees with tables', () => {
  expect(distribution(1.959963984540054)).toBeCloseTo(0.975, 12)
  expect(distribution(-8) / 6.220960574271786e-16).toBeCloseTo(1, 7)
  expect(loss(1.3)).toBeCloseTo(0.04552796208651397, 12)
  expect(quantile(0.95)).toBeCloseTo(1.6448536269514722, 9)
})

test('an arrival in 3 days, deviation 1, is after the fourth day with 0.1587', () => {
  expect(lateProbability('2026-11-05', { on: '2026-11-04', sd: 1 })).toBeCloseTo(0.1587, 4)
})

test('the shortage until goods arrive in 6 and in 13 days', () => {
  const stock = { available: 110, demandPerDay: 12, demandSd: 4, margin: 0 }
  expect(stockOutProbability(stock, 6, 1)).toBeCloseTo(0.0071, 4)
  expect(expectedShort(stock, 6, 1)).toBeCloseTo(0.036, 3)
  expect(stockOutProbability(stock, 13, 1)).toBeCloseTo(0.9929, 4)
  expect(expectedShort(stock, 13, 1)).toBeCloseTo(46.04, 2)
})

test('a lead time of four weeks in place of two', () => {
  const figures = { demandPerDay: 20, demandSd: 6, serviceLevel: 0.95 }
  expect(newReorderPoint({ ...figures, leadDays: 14, leadSd: 2 })).toBeCloseTo(355.448, 3)
  expect(newReorderPoint({ ...figures, leadDays: 28, leadSd: 4 })).toBeCloseTo(701.572, 3)
})

test('of every response to the late shipment of the example the cheapest is found', () => {
  const { directory } = exampleOfSupply()
  const database = openDatabase(directory, { readOnly: true })
  const { shipment, line } = supplyExample
  const choice = choose(readSituation(database, { shipment, line, today: '2026-11-09' }))
  database.close()
  const costs = Object.fromEntries(choice.possible.map(({ name, cost }) => [name, cost]))
  expect(costs).toMatchInlineSnapshot(`
    {
      "cancel": 38500,
      "expedite FRO-1": 41680,
      "expedite FRO-2": 59500,
      "split FRO-1": 33680,
      "split FRO-2": 58000,
      "substitute SKU-811": 54320,
      "supplier SUP-0070": 132068,
      "transfer KSL1 + split FRO-1": 38880,
      "transfer KSL1 + split FRO-2": 67100,
      "transfer KSL1 + transfer RNO1": 76600,
      "transfer RNO1 + split FRO-1": 95500,
      "transfer RNO1 + split FRO-2": 93800,
      "transfer RNO1 + transfer KSL1": 80300,
      "wait": 80200,
    }
  `)
  expect(choice.best.name).toBe('split FRO-1')
})
