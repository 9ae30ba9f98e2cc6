import { expect, test } from 'vitest'
import { causeTold, priceText, shareText } from './figures-told.ts'

test('a share is told in percent, and what is not known is said to be unknown', () => {
  expect([null, 0, 1, 0.5, 0.8234, 0.99999, 0.0001].map(shareText)).toEqual([
    'unknown',
    '0 %',
    '100 %',
    '50 %',
    '82.3 %',
    '> 99.9 %',
    '< 0.1 %',
  ])
})

test('a cause is told by where it was and what happened; another is told as it is', () => {
  expect(causeTold('fault readOrder')).toEqual({ where: 'readOrder', what: 'the system failed' })
  expect(causeTold('denied desk.handOver by the rest')).toEqual({
    where: 'desk.handOver',
    what: 'not allowed, by the rule “the rest”',
  })
  expect(causeTold('failed: the limit of … steps')).toEqual({ where: '', what: 'failed: the limit of … steps' })
  expect(causeTold('constructor x')).toEqual({ where: '', what: 'constructor x' })
})

test('prices keep the digits that say something', () => {
  expect(priceText({ amount: '0.001500', currency: 'USD' })).toBe('0.0015 USD')
  expect(priceText({ amount: '12.000000', currency: 'USD' })).toBe('12.00 USD')
})
