import { expect, test } from 'vitest'
import { Money } from '../facts/money.ts'
import { returnOf, type Assumptions } from './return-on-investment.ts'

const none = Money.of('0.00', 'EUR')
const plain: Assumptions = {
  casesPerMonth: 10_000,
  automaticShare: 0.4,
  costByPeople: Money.of('15.00', 'EUR'),
  costAutomatic: none,
  reviewShare: 0,
  costOfReview: none,
  errorShare: 0,
  costOfError: none,
}
const texts = (assumptions: Assumptions) =>
  Object.fromEntries(Object.entries(returnOf(assumptions)).map(([name, value]) => [name, String(value)]))

test('10,000 tickets a month, 40 % of them automatic, 15.00 each are 60,000.00 a month', () => {
  expect(texts(plain)).toEqual({
    casesAutomatic: '4000',
    saved: '60000.00 EUR',
    run: '0.00 EUR',
    reviews: '0.00 EUR',
    errors: '0.00 EUR',
    net: '60000.00 EUR',
  })
})

test('what it costs to run, to review and to put right is taken off', () => {
  const all: Assumptions = {
    ...plain,
    costAutomatic: Money.of('0.15', 'EUR'),
    reviewShare: 0.02,
    costOfReview: Money.of('3.00', 'EUR'),
    errorShare: 0.001,
    costOfError: Money.of('80.00', 'EUR'),
  }
  expect(texts(all)).toMatchObject({
    run: '600.00 EUR',
    reviews: '240.00 EUR',
    errors: '320.00 EUR',
    net: '58840.00 EUR',
  })
})

test('shares that binary fractions cannot hold are exact, and what is left is rounded to minor units once', () => {
  const cost = Money.of('0.10', 'EUR')
  expect(texts({ ...plain, casesPerMonth: 3, automaticShare: 0.1, costByPeople: cost })).toMatchObject({
    saved: '0.03 EUR',
  })
  expect(texts({ ...plain, casesPerMonth: 1, automaticShare: 0.05, costByPeople: cost })).toMatchObject({
    saved: '0.01 EUR',
  })
  expect(texts({ ...plain, casesPerMonth: 1, automaticShare: 0.04, costByPeople: cost })).toMatchObject({
    saved: '0.00 EUR',
  })
})

test('what costs more than it saves is told as a loss', () => {
  expect(texts({ ...plain, costAutomatic: Money.of('16.00', 'EUR') })).toMatchObject({ net: '-4000.00 EUR' })
})

test.each([Number.NaN, -1, Infinity])('%s is no number of cases', (casesPerMonth) => {
  expect(() => returnOf({ ...plain, casesPerMonth })).toThrow('no number of cases')
})
