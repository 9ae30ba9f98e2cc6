import { expect, test } from 'vitest'
import { leadDemandSd, orderUpTo, reorderPoint, safetyStock, withLeadTime } from './reorder-point.ts'

const twoWeeks = { demand: 20, demandSd: 6, lead: 14, leadSd: 2, service: 0.95 }
const fourWeeks = withLeadTime(twoWeeks, 28, 4)

test('a lead time of two weeks', () => {
  expect(leadDemandSd(twoWeeks)).toBeCloseTo(45.869, 3)
  expect(safetyStock(twoWeeks)).toBeCloseTo(75.448, 3)
  expect(reorderPoint(twoWeeks)).toBeCloseTo(355.448, 3)
  expect(orderUpTo(twoWeeks, 7)).toBeCloseTo(499.839, 3)
})

test('a lead time that changes from two weeks to four', () => {
  expect(leadDemandSd(fourWeeks)).toBeCloseTo(86.07, 2)
  expect(safetyStock(fourWeeks)).toBeCloseTo(141.572, 3)
  expect(reorderPoint(fourWeeks)).toBeCloseTo(701.572, 3)
  expect(orderUpTo(fourWeeks, 7)).toBeCloseTo(843.96, 2)
})

test('a spread that is not announced is the old one, or 15 % of the new lead time', () => {
  expect(withLeadTime(twoWeeks, 28).leadSd).toBeCloseTo(4.2, 10)
  expect(withLeadTime(twoWeeks, 10).leadSd).toBe(2)
})

test.each([
  [{ demand: 5, demandSd: 0, lead: 3, leadSd: 2, service: 0.95 }, 31.449],
  [{ demand: 2500, demandSd: 500, lead: 7, leadSd: 7, service: 0.9 }, 17_500 + 22_491.1],
])('values of textbooks', (of, expected) => {
  expect(reorderPoint(of) / expected).toBeCloseTo(1, 4)
})
